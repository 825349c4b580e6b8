type Field = HTMLInputElement | HTMLTextAreaElement;

const isLimited = (target: unknown): target is Field =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.maxLength >= 0;

/** What is pasted into a field that holds less is cut by the browser without a word: the page says so, until somebody types on. */
export function tellWhatIsCut(page: Document): void {
  const notes = new WeakMap<Field, HTMLElement>();
  page.addEventListener('paste', ({ target, clipboardData }) => {
    if (!isLimited(target)) return;
    const replaced = (target.selectionEnd ?? 0) - (target.selectionStart ?? 0);
    const wanted = target.value.length - replaced + (clipboardData?.getData('text').length ?? 0);
    if (wanted <= target.maxLength) return;
    const note = notes.get(target) ?? page.createElement('p');
    notes.set(target, note);
    note.className = 'error';
    note.setAttribute('role', 'status');
    note.textContent = (page.body.dataset.cut ?? '')
      .replace('{0}', String(target.maxLength))
      .replace('{1}', String(wanted - target.maxLength));
    target.after(note);
  });
  page.addEventListener('beforeinput', (event) => {
    if (isLimited(event.target) && event.inputType !== 'insertFromPaste') notes.get(event.target)?.remove();
  });
}
