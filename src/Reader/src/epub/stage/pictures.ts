import type { AskedPicture } from '../../navigator';

const xlink = 'http://www.w3.org/1999/xlink';
/** Smaller than this it is an ornament, not a picture to look at. */
const least = 48;
/** A table that arranges a whole page is not one to enlarge. */
const mostWords = 6000;

/** The picture under a finger. */
export function pictureAt(target: Element | null): AskedPicture | undefined {
  const image = target?.closest?.('img, image');
  if (image) {
    const box = image.getBoundingClientRect();
    if (box.width < least && box.height < least) return undefined;
    const url =
      image.localName === 'img'
        ? (image as HTMLImageElement).currentSrc || (image as HTMLImageElement).src
        : (image.getAttribute('href') ?? image.getAttributeNS(xlink, 'href') ?? '');
    return url ? { url, alt: nameOf(image), ...described(image) } : undefined;
  }
  const drawing = target?.closest?.('svg');
  const outer = drawing?.parentElement?.closest('svg') ?? drawing;
  return outer && outer.getBoundingClientRect().width >= least ? { element: outer } : undefined;
}

/** The table under a finger, if it is one of rows and columns. */
export function tableAt(target: Element | null): AskedPicture | undefined {
  const table = target?.closest?.('table');
  if (!table || table.rows.length < 2 || (table.rows[0]?.cells.length ?? 0) < 2) return undefined;
  return (table.textContent?.length ?? 0) > mostWords ? undefined : { element: table };
}

function nameOf(image: Element): string {
  return (
    image.getAttribute('alt') ??
    image.getAttribute('aria-label') ??
    image.closest('svg')?.querySelector('title')?.textContent ??
    ''
  ).trim();
}

function described(image: Element): { description?: string } {
  const ids = (image.getAttribute('aria-describedby') ?? image.getAttribute('aria-details') ?? '').split(/\s+/);
  const words = ids
    .map((id) => (id ? image.ownerDocument.getElementById(id)?.textContent : '') ?? '')
    .concat(image.closest('figure')?.querySelector('figcaption')?.textContent ?? '')
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .find(Boolean);
  return words ? { description: words } : {};
}
