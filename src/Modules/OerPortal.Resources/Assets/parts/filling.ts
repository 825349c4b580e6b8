// Shows in an open form what a file has filled in meanwhile: only in inputs that are empty and not being typed in.

export function fill(form: HTMLFormElement, values: Record<string, string>, words: string): void {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name);
    if (!isText(input) || input.value !== '' || input === document.activeElement) continue;
    input.value = value;
    if (input.value === value) say(input, words);
  }
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
