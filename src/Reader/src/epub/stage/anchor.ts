/** How far a box reaches along the way one reads, in the pixels of a document's window; start before end. */
export type Along = (rect: DOMRect) => { readonly start: number; readonly end: number };

/** The first box a spot is drawn in; nothing for what is not shown. */
export function boxOf(spot: Range | Element): DOMRect | undefined {
  const rects = [...(characterAt(spot) ?? spot).getClientRects()];
  const drawn = rects.find((rect) => rect.width > 0 || rect.height > 0) ?? rects[0];
  if (drawn) return drawn;
  const inside = 'startContainer' in spot ? elementAt(spot) : firstShown(spot);
  return inside && inside !== spot ? boxOf(inside) : undefined;
}

/**
 * The character that a collapsed range stands before: at a break between two pages the range itself is drawn at the end of
 * the first, and a place would lead a page back each time it is opened.
 */
function characterAt(spot: Range | Element): Range | undefined {
  if (!('startContainer' in spot) || !spot.collapsed || spot.startContainer.nodeType !== Node.TEXT_NODE)
    return undefined;
  const text = spot.startContainer as Text;
  const at = text.data.slice(spot.startOffset).search(/\S/);
  if (at < 0) return undefined;
  const range = spot.cloneRange();
  range.setStart(text, spot.startOffset + at);
  range.setEnd(text, spot.startOffset + at + 1);
  return range;
}

/** A collapsed range between elements has no box of its own. */
function elementAt({ startContainer, startOffset }: Range): Element | Range | undefined {
  if (startContainer.nodeType === Node.ELEMENT_NODE) {
    const child = startContainer.childNodes[startOffset] ?? startContainer.childNodes[startOffset - 1];
    if (child?.nodeType === Node.ELEMENT_NODE) return child as Element;
    if (child) return around(child);
    return startContainer as Element;
  }
  return startContainer.parentElement ?? undefined;
}

function around(node: Node): Range {
  const range = node.ownerDocument!.createRange();
  range.selectNodeContents(node);
  return range;
}

/** For an anchor that takes no room itself (an empty `<a id>`, `display: contents`), what follows it. */
function firstShown(element: Element): Element | undefined {
  const walker = element.ownerDocument.createTreeWalker(element.ownerDocument.body, NodeFilter.SHOW_ELEMENT);
  walker.currentNode = element;
  for (let i = 0; i < 50 && walker.nextNode(); i++) {
    const next = walker.currentNode as Element;
    if (next.getClientRects().length) return next;
  }
  return undefined;
}

/** The first character or picture that ends after `start`, as a collapsed range; nothing on an empty page. */
export function firstAfter(root: Element, along: Along, start: number): Range | null {
  let node: Node = root;
  for (;;) {
    const child = [...node.childNodes].find((inside) => endOf(inside, along) > start + 1);
    if (!child) break;
    node = child;
    if (node.nodeType === Node.TEXT_NODE) return characterAfter(node as Text, along, start);
  }
  if (node === root) return null;
  const range = root.ownerDocument.createRange();
  range.setStartBefore(node);
  range.collapse(true);
  return range;
}

/** The last character that begins before `end`. */
export function lastBefore(root: Element, along: Along, end: number): Range | null {
  let node: Node = root;
  for (;;) {
    const child = [...node.childNodes].reverse().find((inside) => startOf(inside, along) < end - 1);
    if (!child) break;
    node = child;
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node as Text;
      const at = split(text, (offset) => middleOf(text, offset, along) >= end);
      return collapsed(text, at);
    }
  }
  if (node === root) return null;
  const range = root.ownerDocument.createRange();
  range.setStartAfter(node);
  range.collapse(true);
  return range;
}

function characterAfter(text: Text, along: Along, start: number): Range {
  return collapsed(
    text,
    split(text, (offset) => middleOf(text, offset, along) > start),
  );
}

function collapsed(text: Text, offset: number): Range {
  const range = text.ownerDocument.createRange();
  range.setStart(text, Math.min(offset, text.length));
  range.collapse(true);
  return range;
}

/** The first offset for which `isAfter` is true; text runs one way, so halving finds it. */
function split(text: Text, isAfter: (offset: number) => boolean): number {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function middleOf(text: Text, offset: number, along: Along): number {
  const range = text.ownerDocument.createRange();
  range.setStart(text, offset);
  range.setEnd(text, Math.min(offset + 1, text.length));
  const rect = range.getClientRects()[0];
  if (!rect) return offset > 0 ? middleOf(text, offset - 1, along) : -Infinity;
  const { start, end } = along(rect);
  return (start + end) / 2;
}

function reach(node: Node): DOMRect | undefined {
  if (node.nodeType === Node.ELEMENT_NODE) {
    const element = node as Element;
    if (element.getClientRects().length === 0 && getComputed(element)?.display !== 'contents') return undefined;
    const rect = element.getBoundingClientRect();
    return rect.width || rect.height || element.childElementCount ? rect : undefined;
  }
  if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) return undefined;
  const rect = around(node).getBoundingClientRect();
  return rect.width || rect.height ? rect : undefined;
}

function getComputed(element: Element): CSSStyleDeclaration | undefined {
  return element.ownerDocument.defaultView?.getComputedStyle(element);
}

function endOf(node: Node, along: Along): number {
  const rect = reach(node);
  return rect ? along(rect).end : -Infinity;
}

function startOf(node: Node, along: Along): number {
  const rect = reach(node);
  return rect ? along(rect).start : Infinity;
}

/** A spot as steps from the body, for another copy of the same document. */
export function pathTo({ startContainer, startOffset }: Range): readonly number[] {
  const steps = [startOffset];
  for (let node: Node = startContainer; node.parentNode && node !== node.ownerDocument?.body; node = node.parentNode)
    steps.unshift([...node.parentNode.childNodes].indexOf(node as ChildNode));
  return steps;
}

export function along(doc: Document, path: readonly number[]): Range | null {
  let node: Node = doc.body;
  for (const step of path.slice(0, -1)) {
    const next = node.childNodes[step];
    if (!next) return null;
    node = next;
  }
  const range = doc.createRange();
  const most = node.nodeType === Node.TEXT_NODE ? (node.nodeValue?.length ?? 0) : node.childNodes.length;
  range.setStart(node, Math.min(path.at(-1) ?? 0, most));
  return range;
}
