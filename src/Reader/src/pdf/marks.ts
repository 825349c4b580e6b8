import type { TextItem } from 'pdfjs-dist/types/src/display/api';
import { findAll, type Span, type Strictness } from '../words';

/** Words to mark on a page; `current` is the one that somebody looks at, counted from 0. */
export interface Search {
  readonly query: string;
  readonly strictness: Strictness;
  readonly current?: number;
  readonly most?: number;
}

type Item = Pick<TextItem, 'str' | 'hasEOL'>;

/** The text of a page as one string, lines apart. */
export function textOf(items: readonly Item[]): string {
  return items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join('');
}

/** Where the text of each item begins and ends in {@link textOf}. */
function spansOf(items: readonly Item[]): Span[] {
  let start = 0;
  return items.map((item) => {
    const span = { start, end: start + item.str.length };
    start = span.end + (item.hasEOL ? 1 : 0);
    return span;
  });
}

/**
 * Boxes over the found words of a page, in shares of it, so that they stay right at every zoom.
 * @param spans elements of the text layer, one an item
 */
export function markLayer(
  page: HTMLElement,
  items: readonly Item[],
  spans: readonly HTMLElement[],
  search: Search,
): HTMLElement | undefined {
  const places = spansOf(items);
  const frame = page.getBoundingClientRect();
  const matches = findAll(textOf(items), search.query, search.strictness, search.most);
  if (!matches.length || !(frame.width > 0)) return undefined;
  const layer = document.createElement('div');
  layer.className = 'pdf-marks';
  matches.forEach((match, number) => {
    for (const box of boxesOf(match, places, spans)) {
      const mark = document.createElement('mark');
      mark.style.left = `${(100 * (box.left - frame.left)) / frame.width}%`;
      mark.style.top = `${(100 * (box.top - frame.top)) / frame.height}%`;
      mark.style.width = `${(100 * box.width) / frame.width}%`;
      mark.style.height = `${(100 * box.height) / frame.height}%`;
      if (number === search.current) mark.dataset['current'] = '';
      layer.append(mark);
    }
  });
  return layer;
}

function boxesOf(match: Span, places: readonly Span[], spans: readonly HTMLElement[]): DOMRect[] {
  const range = document.createRange();
  return places.flatMap((place, i) => {
    const text = spans[i]?.firstChild;
    const start = Math.max(match.start, place.start) - place.start;
    const end = Math.min(match.end, place.end) - place.start;
    if (!text || start >= end) return [];
    range.setStart(text, start);
    range.setEnd(text, end);
    return [...range.getClientRects()];
  });
}
