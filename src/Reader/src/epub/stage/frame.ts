import type { Book } from './book';
import type { Unit } from './units';

/**
 * A book's document in a frame of its own. The frame itself refuses scripts, beside the page's policy and the cleaned
 * markup; WebKit sends no events from such a frame to a listener outside, so there the two others must do.
 */
const walls = 'GestureEvent' in globalThis ? 'allow-same-origin allow-scripts' : 'allow-same-origin';
/** Milliseconds after which a page is shown although a picture or style sheet of it has not come. */
const patience = 4000;

export class BookFrame {
  readonly element = document.createElement('iframe');
  #doc: Document | undefined;
  #isGone = false;
  #release: (() => void) | undefined;
  readonly #sheets: HTMLStyleElement[] = [];

  constructor() {
    this.element.setAttribute('sandbox', walls);
    this.element.className = 'stage-frame';
  }

  /** The document, once it has come. */
  get doc(): Document {
    if (!this.#doc) throw new Error('The page has not been loaded');
    return this.#doc;
  }

  get isLoaded(): boolean {
    return this.#doc !== undefined;
  }

  /** Shows a unit's document; the frame must stand in the page already. Ends when its words and styles are there. */
  async load(book: Book, unit: Unit): Promise<Document> {
    const url = await book.address(unit);
    if (this.#isGone) {
      book.release(unit);
      throw new Error('The page was taken away while it loaded');
    }
    this.#release = () => book.release(unit);
    this.element.title = book.titleOf(unit);
    await this.#show(url);
    const doc = this.element.contentDocument;
    if (!doc?.documentElement) throw new Error('The page has no document');
    this.#doc = doc;
    return doc;
  }

  async #show(url: string): Promise<void> {
    let isOver = false;
    this.element.addEventListener('load', () => (isOver ||= this.element.contentDocument?.URL === url));
    this.element.src = url;
    const since = performance.now();
    while (!isOver && !this.#isReadable(url)) {
      if (this.#isGone) throw new Error('The page was taken away while it loaded');
      if (performance.now() - since > patience && this.element.contentDocument?.URL === url) break;
      await pause(6);
    }
  }

  #isReadable(url: string): boolean {
    const doc = this.element.contentDocument;
    if (!doc || doc.URL !== url || doc.readyState === 'loading') return false;
    return [...doc.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"][href]')].every((link) => link.sheet);
  }

  /** Style sheets of ours: before the book's own, after them, and that of the layout last. */
  dress(before: string, after: string, layout: string): void {
    const { doc } = this;
    if (this.#sheets.length === 0) {
      const parent = doc.head ?? doc.documentElement;
      for (let i = 0; i < 3; i++) {
        const sheet = doc.createElementNS('http://www.w3.org/1999/xhtml', 'style') as HTMLStyleElement;
        if (i === 0) parent.prepend(sheet);
        else parent.append(sheet);
        this.#sheets.push(sheet);
      }
    }
    for (const [i, css] of [before, after, layout].entries()) {
      const sheet = this.#sheets[i];
      if (sheet && sheet.textContent !== css) sheet.textContent = css;
    }
  }

  /** Only the layout's own rules. */
  shape(layout: string): void {
    const sheet = this.#sheets[2];
    if (sheet && sheet.textContent !== layout) sheet.textContent = layout;
  }

  get hasFocus(): boolean {
    return document.activeElement === this.element;
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
    this.element.contentWindow?.focus();
  }

  destroy(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.element.remove();
    this.#release?.();
    this.#doc = undefined;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
