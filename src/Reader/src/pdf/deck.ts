import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { LinkEvents } from './links';
import type { Search } from './marks';
import { PageView } from './page-view';

/** Pages kept drawn around the one on screen. */
const kept = 6;

/** The pages of a file; only a few are drawn at a time, so that a long one fits into a phone. */
export class Deck {
  readonly pages: readonly PageView[];
  #recent: number[] = [];

  constructor(pdf: PDFDocumentProxy, label: (page: number) => string, links: LinkEvents) {
    this.pages = Array.from({ length: pdf.numPages }, (_, i) => new PageView(pdf, i + 1, label(i + 1), links));
  }

  get count(): number {
    return this.pages.length;
  }

  /** Page `number`, counted from 1. */
  page(number: number): PageView {
    const page = this.pages[number - 1];
    if (!page) throw new RangeError(`No page ${number}`);
    return page;
  }

  has(number: number): boolean {
    return number >= 1 && number <= this.count;
  }

  /** Draws a page and gives back the memory of those drawn longest ago, except around `current`. */
  async draw(page: PageView, scale: number, current: number): Promise<void> {
    await page.render(scale);
    this.#recent = [...this.#recent.filter((number) => number !== page.number), page.number];
    for (const old of this.#recent.slice(0, -kept)) if (Math.abs(old - current) > 2) this.#release(old);
  }

  /** Words to mark on every page that is drawn, now and later. */
  mark(search: Search | undefined): void {
    for (const page of this.pages) page.mark(search);
  }

  /** Whether the theme turns the colours of pages round. */
  turnColours(turns: boolean): void {
    for (const page of this.pages) page.turnsColours = turns;
  }

  #release(number: number): void {
    this.page(number).release();
    this.#recent = this.#recent.filter((other) => other !== number);
  }

  close(): void {
    for (const page of this.pages) page.release();
  }
}
