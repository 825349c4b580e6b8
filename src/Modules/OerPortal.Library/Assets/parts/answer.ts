// Puts the desk's answer in the place of what is shown, while somebody may be typing or scanning on.

const parts = ['#loan-box', '#loan-rest'];

export const box = (): HTMLInputElement | null => document.querySelector('#Typed');

/** @returns How it sounds; null when the page is not the desk any more. */
export function showAnswer(page: Document): string | null {
  const said = page.querySelector('#loan-said');
  if (!said) return null;
  const begun = box()?.value ?? '';
  for (const part of parts) {
    const fresh = page.querySelector(part);
    if (fresh) document.querySelector(part)?.replaceWith(document.adoptNode(fresh));
  }
  // A screen reader only hears what changes inside a status that was there before.
  document.querySelector('#loan-said')?.replaceChildren(...said.childNodes);
  const field = box();
  if (field) {
    // The beginning of the next barcode came in before the answer to the last.
    field.value = begun;
    field.focus();
    field.setSelectionRange(begun.length, begun.length);
  }
  return said.getAttribute('data-sound') ?? '';
}
