/** A piece of a sound file, in seconds; `end` is `Infinity` where the book names none. */
export interface Clip {
  readonly url: string;
  readonly begin: number;
  readonly end: number;
}

/** What is read aloud in one breath: a sentence, or what a media overlay joins with one clip. */
export interface Passage {
  /** Its part in the reading order, from 0. */
  readonly part: number;
  /** Address inside the publication; with a fragment where one leads to the passage itself. */
  readonly href: string;
  readonly clip?: Clip;
  /** `epub:type` of the passage and of what it stands in, for those who want to hear no page numbers or notes. */
  readonly kinds: ReadonlySet<string>;
  /** The tables, figures, lists it stands in, outermost first: a listener may leave them. Compared by identity. */
  readonly within: readonly object[];
  /** Where it stands in the document on screen. */
  find(doc: Document): Range | Element | undefined;
}

/** What is said with a voice: words in one language. */
export interface Speech {
  readonly text: string;
  readonly language: string;
}

/** Everything that can be read aloud of one publication. */
export interface Script {
  readonly parts: number;
  /** The passages of a part in order. A part that is read by a voice must be on screen for it, and comes there. */
  passages(part: number): Promise<readonly Passage[]>;
  /** True when reading may go on to that part by itself. */
  goesOnWith(part: number): boolean;
}

/** Reads one passage aloud; resolves when it has been said or `signal` aborts, rejects when it cannot be said. */
export interface Mouth {
  say(passage: Passage, target: Range | Element | undefined, how: Delivery): Promise<void>;
  /** Falls silent, and goes on where it was when the same passage is said again. */
  rest(): void;
  /** Takes over a new speed at once; false when the passage has to be begun anew for it. */
  hurry(rate: number): boolean;
}

export interface Delivery {
  readonly rate: number;
  readonly signal: AbortSignal;
  /** From its beginning, even when it was interrupted in the middle. */
  readonly anew: boolean;
}

/** The kinds of passage that listeners can leave out (EPUB 3.3 §9.4.1, skippability). */
export const skippable = {
  pages: ['pagebreak', 'page-list', 'doc-pagebreak'],
  notes: [
    'noteref',
    'footnote',
    'footnotes',
    'endnote',
    'endnotes',
    'rearnote',
    'rearnotes',
    'annotation',
    'doc-noteref',
    'doc-footnote',
    'doc-endnote',
    'doc-endnotes',
  ],
} as const;

export type Skip = keyof typeof skippable;

export function isSkipped(passage: Passage, skips: ReadonlySet<Skip>): boolean {
  return [...skips].some((skip) => skippable[skip].some((kind) => passage.kinds.has(kind)));
}
