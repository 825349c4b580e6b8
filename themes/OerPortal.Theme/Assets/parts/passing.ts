/** `[data-print]` prints the page. Shown by the script: without it the browser's own menu does. */
export function printOnClick(page: Document): void {
  for (const button of page.querySelectorAll<HTMLElement>('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => page.defaultView?.print());
  }
}

/** `[data-share="address" data-title]` hands an address to the device, which offers its apps; hidden where it offers none. */
export function shareOnClick(page: Document, device: Navigator): void {
  if (typeof device.share !== 'function') return;
  for (const button of page.querySelectorAll<HTMLElement>('[data-share]')) {
    button.hidden = false;
    if (button.parentElement?.hidden) button.parentElement.hidden = false;
    button.addEventListener('click', () => {
      // Who changes their mind has lost nothing.
      device.share({ url: button.dataset['share'], title: button.dataset['title'] }).catch(() => undefined);
    });
  }
}
