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
  /** This screen among those of its chapter as they are laid out now, counted from 1. */
  readonly pageInChapter?: number;
  readonly pagesInChapter?: number;
  /** The label printed on the page, where the book has them. */
  readonly pageLabel?: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** A document on screen, for reading aloud, enlarging and printing. */
export interface ShownPage {
  readonly doc: Document;
  /** Its place in the reading order, from 0. */
  readonly index: number;
  readonly href: string;
  /** What of it is on screen now. */
  visible(): Range | null;
}

/** A picture or table that somebody wants to see larger. */
export type AskedPicture =
  { readonly url: string; readonly alt: string; readonly description?: string } | { readonly element: Element };

/** A place where words that were looked for stand. */
export interface Found {
  readonly locator: Locator;
  readonly excerpt: { readonly before: string; readonly match: string; readonly after: string };
  /** The chapter or page it stands in. */
  readonly label?: string;
}

/** How large pages with a size of their own are shown; kept for the file on the device. */
export interface PageZoom {
  /** What the size fits, or nothing for a size of one's own. */
  readonly fit: 'page' | 'width' | undefined;
  /** Of the real size. */
  readonly percent: number;
  fitTo(fit: 'page' | 'width'): void;
  step(by: 1 | -1): void;
  /** Set by the interface; called when fingers or the window change the zoom. */
  changed?: () => void;
}

/** Small pictures of the pages of a file. */
export interface Thumbnails {
  count(): number;
  label(page: number): string;
  /** Pages count from 1; rejects when the page cannot be drawn. */
  draw(page: number, width: number): Promise<HTMLCanvasElement>;
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
  /** A tap or click beside links, as shares of the page area: 0, 0 is its upper left corner. */
  tapped(x: number, y: number, byTouch: boolean): void;
  swiped(direction: 'left' | 'right'): void;
  footnoteAsked(note: Footnote): void;
  externalLinkAsked(href: string): void;
  /** An internal link was followed from `from`; the interface offers the way back. */
  jumped(from: Locator): void;
  pictureAsked(picture: AskedPicture): void;
  /** A part could not be fetched; its page stays, and tries again by itself too. */
  partFailed(error: ReaderError, retry: () => void): void;
  failed(error: ReaderError): void;
}

export interface BookTitle {
  readonly text: string;
  readonly direction?: 'ltr' | 'rtl' | 'auto';
  readonly language?: string;
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
  /** Which way pages follow each other. */
  readonly direction: 'ltr' | 'rtl';
  /** The book's own title with the way it runs and its language, where the book says them. */
  readonly title?: BookTitle | undefined;
  /** `fixed`: pages have a size of their own; text settings do not apply, zoom does. */
  readonly layout: 'reflowable' | 'fixed';
  /** How the book is shown now: as the reader chose, or before that as the book asks. */
  readonly flow?: 'pages' | 'scroll';
  next(): Promise<void>;
  previous(): Promise<void>;
  /** A few lines on or back in a roll; the key that does it everywhere else. */
  nudge(by: 1 | -1): Promise<void>;
  goTo(target: Locator | string): Promise<boolean>;
  goToProgress(progress: number): Promise<void>;
  focus(): void;
  /**
   * Turns to the words one came to find and marks them, where they stand at `at` or after it; gone with the next call without.
   * False when they are not found.
   */
  mark?(quote: string | undefined, at?: Locator): Promise<boolean>;
  /** The documents on screen now. */
  readonly pages?: readonly ShownPage[];
  /** Looks through the whole publication; what is found comes as it is found. */
  find?(query: string, signal: AbortSignal): AsyncIterable<Found>;
  /** Turns to a page by its printed label or number. */
  goToPage?(label: string): Promise<boolean>;
  readonly zoom?: PageZoom;
  readonly thumbnails?: Thumbnails;
  /** Frees everything: frames, object URLs, listeners, workers. */
  close(): Promise<void>;
}
