/** `<button data-opens="id">` opens `<dialog id="id">`; a click beside the dialog closes it. */
export function openDialogs(page: Document): void {
  page.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const opener = event.target.closest<HTMLElement>('[data-opens]');
    const dialog = opener && page.getElementById(opener.dataset.opens ?? '');
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
      return;
    }
    if (event.target instanceof HTMLDialogElement && event.target.open && isBeside(event.target, event)) {
      event.target.close();
    }
  });
}

function isBeside(dialog: HTMLDialogElement, { clientX, clientY }: MouseEvent): boolean {
  // A click made with the keyboard has no place.
  if (clientX === 0 && clientY === 0) return false;
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
