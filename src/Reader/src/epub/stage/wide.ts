/** A hair's breadth: rounding is not an overflow. */
const slack = 1.5;

/**
 * Gives tables, lines of code and formulas that are wider than their column a box that scrolls sideways, so that they
 * are never printed over the next page. Only an attribute is set: another element would change every CFI after it.
 */
export function boxWide(doc: Document, width: number, height: number): void {
  const candidates = [...doc.querySelectorAll<HTMLElement>('table, pre, math[display="block"], math[mode="display"]')];
  if (candidates.length === 0) return;
  for (const boxed of doc.querySelectorAll('[data-oer-wide]')) free(boxed);
  doc.documentElement.dataset['oerMeasured'] = '';
  const wide = new Set<HTMLElement>();
  for (const element of candidates) if (isWider(element, width)) wide.add(boxFor(element));
  delete doc.documentElement.dataset['oerMeasured'];
  for (const element of wide) {
    // long code is better broken than kept from running on to the next page
    if (element.localName === 'pre' && tall(element) > height) continue;
    element.dataset['oerWide'] = '';
    element.tabIndex = 0;
  }
}

function free(boxed: Element): void {
  boxed.removeAttribute('data-oer-wide');
  boxed.removeAttribute('tabindex');
}

/** Each part of an element that is broken over columns has its own box. */
function isWider(element: HTMLElement, width: number): boolean {
  const inner = element.localName === 'pre' ? element.scrollWidth : 0;
  const own = Math.max(inner, ...[...element.getClientRects()].map((rect) => rect.width));
  const room = element.parentElement?.clientWidth || width;
  return own > Math.min(width, room) + slack;
}

function tall(element: HTMLElement): number {
  return [...element.getClientRects()].reduce((sum, rect) => sum + rect.height, 0);
}

/** Mathematics lays itself out; the box is the block around it. */
function boxFor(element: HTMLElement): HTMLElement {
  const view = element.ownerDocument.defaultView;
  let box = element;
  while (box.namespaceURI?.endsWith('MathML') || view?.getComputedStyle(box).display.startsWith('inline')) {
    const around = box.parentElement;
    if (!around || around.localName === 'body') break;
    box = around;
  }
  return box;
}

/** The box around an element that can still be scrolled sideways; `by` > 0 asks for the way to the right. */
export function scrollsSideways(element: Element | null, by: number): boolean {
  const box = element?.closest<HTMLElement>('[data-oer-wide]');
  if (!box || box.scrollWidth <= box.clientWidth + 1) return false;
  if (by === 0) return true;
  const rest = box.scrollWidth - box.clientWidth;
  const at = Math.abs(box.scrollLeft);
  const rtl = box.ownerDocument.defaultView?.getComputedStyle(box).direction === 'rtl';
  return by > 0 !== rtl ? at < rest - 1 : at > 1;
}
