/** Closes panels that stand over the page when one presses anywhere else but on the button that opened them. */
export function closeOnPressOutside(
  panels: readonly (readonly [panel: { readonly element: HTMLElement; close(): void }, button: HTMLElement])[],
  signal: AbortSignal,
): void {
  document.addEventListener(
    'pointerdown',
    (event) => {
      const target = event.target as Node;
      for (const [panel, button] of panels)
        if (!panel.element.contains(target) && !button.contains(target)) panel.close();
    },
    { signal },
  );
}
