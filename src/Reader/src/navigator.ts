import type { Appearance } from './appearance';
import type { Locator } from './locator';

/** One line of the table of contents; `href` is absent for a heading that only groups others. */
export interface TocEntry {
  readonly label: string;
  readonly href?: string;
  readonly children: readonly TocEntry[];
}

/** Where the reader stands now, in the words the reader's own row of tools needs. */
export interface Place {
  readonly locator: Locator;
  /** The line of the contents that this page belongs to. */
  readonly entry: TocEntry | undefined;
  /** Counted from 1, of `total`: positions of a reflowable book, pages of anything else. */
  readonly position: number;
  readonly total: number;
  /** 0–1 of the whole. */
  readonly progress: number;
  /** Estimated reading time left in this chapter; absent where it cannot be known (scans, fixed pages). */
  readonly minutesLeft?: number;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

export interface Footnote {
  /** Cleaned content, made of a short list of elements; links carry `data-href`. */
  readonly content: DocumentFragment;
  readonly href: string;
}

export type ReaderFault = 'not-found' | 'offline' | 'damaged' | 'locked' | 'part-missing';

/** A failure that has a sentence and a next step in the interface. */
export class ReaderError extends Error {
  constructor(
    readonly fault: ReaderFault,
    detail: string,
  ) {
    super(detail);
  }
}

/** What an engine tells the interface. Every call comes from the page on screen, never from a book's script. */
export interface NavigatorListener {
  moved(place: Place): void;
  /** A key pressed while the book has the focus. */
  keyPressed(event: KeyboardEvent): void;
  /** A tap or click on the page beside links; 0 is the left edge of the window, 1 the right. */
  tapped(x: number, byTouch: boolean): void;
  swiped(direction: 'left' | 'right'): void;
  footnoteAsked(note: Footnote): void;
  externalLinkAsked(href: string): void;
  /** An internal link was followed from `from`; the interface offers the way back. */
  jumped(from: Locator): void;
  failed(error: ReaderError): void;
}

/**
 * Shows one publication. Engine-neutral: the interface knows nothing of foliate-js or pdf.js, so that an engine can be
 * exchanged when measurements say so (docs/adr/0005-foliate-js.md).
 */
export interface Navigator {
  /** Opens the publication inside `host` at a place or an address of it, or at its first page. Throws {@link ReaderError}. */
  open(host: HTMLElement, at?: Locator | string): Promise<void>;
  /** May be called before or after `open`; the page on screen stays where it is. */
  apply(appearance: Appearance): void;
  contents(): Promise<readonly TocEntry[]>;
  readonly direction: 'ltr' | 'rtl';
  /** `fixed`: pages have a size of their own; text settings do not apply, zoom does. */
  readonly layout: 'reflowable' | 'fixed';
  next(): Promise<void>;
  previous(): Promise<void>;
  /** A few lines on or back in a roll; the key that does it everywhere else. */
  nudge(by: 1 | -1): Promise<void>;
  goTo(target: Locator | string): Promise<boolean>;
  goToProgress(progress: number): Promise<void>;
  focus(): void;
  /** Frees everything: frames, object URLs, listeners, workers. */
  close(): Promise<void>;
}
