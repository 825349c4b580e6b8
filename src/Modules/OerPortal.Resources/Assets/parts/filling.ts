// Shows in an open form what a file has filled in meanwhile: only in inputs that are empty and not being typed in.

export function fill(form: HTMLFormElement, values: Record<string, string>, words: string): void {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name);
    if (!isText(input) || input.value !== '' || input === document.activeElement) continue;
    input.value = value;
    if (input.value === value) say(input, words);
  }
}

/** What somebody wrote does not come from a file any more. */
export function typedOver(input: EventTarget | null): void {
  if (!isText(input)) return;
  const note = input.closest('.field')?.querySelector('.filled');
  if (!note) return;
  note.remove();
  const others =
    input
      .getAttribute('aria-describedby')
      ?.split(' ')
      .filter((id) => id !== note.id) ?? [];
  if (others.length > 0) input.setAttribute('aria-describedby', others.join(' '));
  else input.removeAttribute('aria-describedby');
}

function isText(input: unknown): input is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return (
    input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement || input instanceof HTMLSelectElement
  );
}

function say(input: HTMLElement, words: string): void {
  const field = input.closest('.field');
  if (!field || field.querySelector('.filled')) return;
  const note = document.createElement('p');
  note.className = 'filled';
  note.id = `${input.id}-filled`;
  note.textContent = words;
  field.append(note);
  input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${note.id}`.trim());
}
