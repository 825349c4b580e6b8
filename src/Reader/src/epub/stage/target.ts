/** Where inside a section: a share of it (0–1), or what a document's own spot is. */
export type Anchor = number | ((doc: Document) => Range | Element | null);

export interface Target {
  /** Index of the unit. */
  readonly unit: number;
  readonly anchor: Anchor;
  /** Where to go when the anchor is not found. */
  readonly otherwise?: number;
}

/** The spot in a document, or the share of it when the document has no such spot. */
export function spotIn(doc: Document, { anchor, otherwise = 0 }: Target): Range | Element | number {
  if (typeof anchor === 'number') return anchor;
  try {
    return anchor(doc) ?? otherwise;
  } catch {
    return otherwise; // an edition in which this spot no longer exists
  }
}
