const name = 'oer-found';

type Marks = Map<string, unknown> & { set(name: string, highlight: unknown): void };
type MarkingWindow = Window & {
  Highlight?: new (...ranges: Range[]) => unknown;
  CSS?: { highlights?: Marks };
};

/** Rules for the words one came to find; black on yellow can be read on any paper. */
export const highlightRules = `::highlight(${name}){background-color:#ffd84d;color:#1a1400}
.oer-found{position:absolute;pointer-events:none;background:#ffd84d;mix-blend-mode:multiply}`;

/** Marks a range of a document, in the document's own window or, where that cannot be, with boxes laid over it. */
export function markRange(range: Range): void {
  const doc = range.startContainer.ownerDocument!;
  const view = doc.defaultView as MarkingWindow | null;
  unmark(doc);
  if (view?.Highlight && view.CSS?.highlights) {
    view.CSS.highlights.set(name, new view.Highlight(range));
    return;
  }
  for (const rect of range.getClientRects()) {
    const box = doc.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
    box.className = name;
    box.style.cssText = `left:${rect.left + (view?.scrollX ?? 0)}px;top:${rect.top + (view?.scrollY ?? 0)}px;width:${rect.width}px;height:${rect.height}px`;
    doc.documentElement.append(box);
  }
}

export function unmark(doc: Document): void {
  (doc.defaultView as MarkingWindow | null)?.CSS?.highlights?.delete(name);
  for (const box of doc.querySelectorAll(`.${name}`)) box.remove();
}
