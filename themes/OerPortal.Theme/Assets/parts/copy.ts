/** `<button data-copy="#id" data-done="Đã chép">` copies that element's text; any other value is copied itself. */
export function copyOnClick(page: Document): void {
  page.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    if (button) void copy(page, button);
  });
}

async function copy(page: Document, button: HTMLElement): Promise<void> {
  const source = button.dataset.copy ?? '';
  const text = source.startsWith('#') ? page.querySelector(source)?.textContent : source;
  if (!text) return;
  // Without a secure address there is no clipboard; the text stays on the page to be marked by hand.
  await navigator.clipboard?.writeText(text.trim());
  if (button.dataset.done) say(page, button.dataset.done);
}

/** A short word at the foot of the page that goes by itself and is read aloud. */
export function say(page: Document, words: string): void {
  page.querySelector('.toast')?.remove();
  const toast = page.createElement('div');
  toast.className = 'toast';
  toast.setAttribute('role', 'status');
  page.body.append(toast);
  // The region must stand before its words do, or screen readers pass over them.
  requestAnimationFrame(() => (toast.textContent = words));
  setTimeout(() => toast.remove(), 4000);
}
