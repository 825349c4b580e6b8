import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api';
import { findAll, type Span } from '../words';
import { textOf } from './marks';

export interface PageMatch {
  readonly page: number;
  /** Among the matches of its page, from 0. */
  readonly index: number;
  readonly excerpt: { readonly before: string; readonly match: string; readonly after: string };
}

/** Letters shown on either side of what was found. */
const around = 60;

/** Reads the words of pages, one page at a time, and looks through them. */
export class Finder {
  readonly #texts = new Map<number, Promise<string>>();

  constructor(private readonly pdf: PDFDocumentProxy) {}

  /** The text of a page; empty for a scan and for a page that cannot be read. */
  text(page: number): Promise<string> {
    const known = this.#texts.get(page);
    if (known) return known;
    const read = this.#read(page).catch(() => '');
    this.#texts.set(page, read);
    return read;
  }

  async #read(number: number): Promise<string> {
    const page = await this.pdf.getPage(number);
    const { items } = await page.getTextContent();
    return textOf(items.filter((item): item is TextItem => 'str' in item));
  }

  /** Every match from the first page to the last. Between two pages the browser gets its turn, so nothing freezes. */
  async *find(query: string, signal: AbortSignal): AsyncGenerator<PageMatch> {
    for (let page = 1; page <= this.pdf.numPages; page++) {
      const text = await this.text(page);
      if (signal.aborted) return;
      let index = 0;
      for (const span of findAll(text, query)) yield { page, index: index++, excerpt: excerptOf(text, span) };
    }
  }

  /**
   * The page near `page` where a quote stands, and as much of the quote as is found there: other programs read the same page
   * in another order, so a half is better than nothing.
   */
  async locate(quote: string, page: number, reach = 2): Promise<{ page: number; words: string } | undefined> {
    const near = Array.from({ length: 2 * reach + 1 }, (_, i) => page + (i % 2 ? (i + 1) / 2 : -i / 2));
    for (const words of piecesOf(quote))
      for (const candidate of near) {
        if (candidate < 1 || candidate > this.pdf.numPages) continue;
        if (findAll(await this.text(candidate), words, 'letters', 1).length) return { page: candidate, words };
      }
    return undefined;
  }
}

/** The whole quote, then its halves where they still say enough. */
export function piecesOf(quote: string): string[] {
  const words = quote.trim().split(/\s+/);
  const half = Math.ceil(words.length / 2);
  const halves = [words.slice(0, half).join(' '), words.slice(half).join(' ')];
  return [quote, ...halves.filter((piece) => piece.length >= 12)];
}

function excerptOf(text: string, { start, end }: Span): PageMatch['excerpt'] {
  const line = (part: string): string => part.replace(/\s+/g, ' ');
  const before = line(text.slice(Math.max(0, start - around), start));
  const after = line(text.slice(end, end + around));
  return {
    before: start > around ? before.replace(/^\S*\s/, '…') : before,
    match: line(text.slice(start, end)),
    after: end + around < text.length ? after.replace(/\s\S*$/, '…') : after,
  };
}
