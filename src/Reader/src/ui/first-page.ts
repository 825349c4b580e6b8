import type { Locator } from '../locator';
import { h } from './dom';

/** The server's picture of page 1 stands there long before a PDF's engine does; the page takes its place. */
export function showFirstPage(
  host: HTMLElement,
  picture: string | undefined,
  at: Locator | string | undefined,
  shown: () => void,
): void {
  if (!picture || typeof at === 'string' || (at && at.locations.position !== 1)) return;
  const image = h('img', { class: 'pdf-first', alt: '', src: picture });
  image.addEventListener('load', () => {
    if (image.isConnected) shown();
  });
  host.replaceChildren(h('div', { class: 'pdf' }, image));
}
