import { isOnScreen } from '../listening/spots';
import type { AskedPicture, ShownPage } from '../navigator';

/** A picture or table on screen. */
export interface Figure {
  readonly asked: AskedPicture;
  /** Its caption or what it shows in words; empty where the book says nothing. */
  readonly label: string;
  readonly kind: 'picture' | 'table' | 'formula';
}

/** Smaller pictures are ornaments and signs in the line. */
const least = 40;

/** What can be enlarged on the pages on screen, in reading order. */
export function figuresOn(pages: readonly ShownPage[]): readonly Figure[] {
  return pages.flatMap((page) =>
    [...page.doc.querySelectorAll('img, svg, table, math[display="block"]')]
      .filter((element) => isOutermost(element) && isOnScreen(page, element) && isLarge(element))
      .map((element) => figureOf(element)),
  );
}

function isOutermost(element: Element): boolean {
  return !element.parentElement?.closest('svg, table, math');
}

function isLarge(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width >= least && height >= least / 2;
}

function figureOf(element: Element): Figure {
  const kind = element.localName === 'table' ? 'table' : element.localName === 'math' ? 'formula' : 'picture';
  return { asked: askedOf(element), label: captionOf(element) || wordsOf(element), kind };
}

/** How a picture or table is asked to be enlarged. */
function askedOf(element: Element): AskedPicture {
  if (element.localName !== 'img') return { element };
  const image = element as HTMLImageElement;
  const description = captionOf(image) || descriptionOf(image);
  return { url: image.currentSrc || image.src, alt: image.alt, ...(description ? { description } : {}) };
}

export function captionOf(element: Element): string {
  const caption = element.querySelector(':scope > caption') ?? element.closest('figure')?.querySelector('figcaption');
  return plain(caption);
}

function descriptionOf(element: Element): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean);
  return ids.map((id) => plain(element.ownerDocument.getElementById(id))).join(' ');
}

export function wordsOf(element: Element): string {
  const named = element.getAttribute('alt') || element.getAttribute('aria-label') || element.getAttribute('title');
  if (named?.trim()) return named.trim();
  if (element.localName === 'svg') return plain(element.querySelector(':scope > title'));
  if (element.localName === 'math') return element.getAttribute('alttext')?.trim() ?? '';
  return plain(element.querySelector('th'));
}

function plain(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
