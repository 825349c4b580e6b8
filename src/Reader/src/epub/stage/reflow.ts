import type { ShownPage } from '../../navigator';
import { share } from '../extent';
import { bookStyles } from '../styles';
import { boxOf, firstAfter, lastBefore, type Along } from './anchor';
import type { Book } from './book';
import { columnRules, columnsFor, type Columns } from './columns';
import { BookFrame } from './frame';
import type { Look } from './look';
import { leaveRoom } from './pictures-fit';
import { spotIn, type Target } from './target';
import type { Stop, Unit } from './units';
import type { Spot, View } from './view';
import { boxWide } from './wide';
import { writingOf, type Writing } from './writing';

const xhtml = 'http://www.w3.org/1999/xhtml';
/** Milliseconds that a page waits for typefaces which have been fetched before. */
const facesInTime = 250;

/** One reflowable section in columns, a screen at a time. */
export class ReflowView implements View {
  readonly element = document.createElement('div');
  readonly isWhole = true;
  readonly #frame = new BookFrame();
  readonly #unit: Unit;
  #writing: Writing = { vertical: false, rightToLeft: false, mode: 'horizontal-tb', direction: 'ltr' };
  #columns!: Columns;
  #pages = 1;
  #page = 0;
  #anchor: Range | null | undefined;
  /** What one came for, until the page is turned: laid out anew, its page stays, whichever words begin that page. */
  #aim: { readonly spot: Range | Element; page: number } | undefined;
  #end: HTMLElement | undefined;
  readonly #growth = new ResizeObserver(() => this.#grown());

  constructor(
    readonly stop: Stop,
    private readonly book: Book,
    private look: Look,
    private readonly changed: () => void,
  ) {
    this.#unit = stop.units[0]!;
    this.element.className = 'stage-view';
    this.element.append(this.#frame.element);
  }

  get pages(): number {
    return this.#pages;
  }

  get page(): number {
    return this.#page;
  }

  get slides(): boolean {
    return !this.#writing.vertical && this.#writing.rightToLeft === this.look.rightToLeft;
  }

  get hasFocus(): boolean {
    return this.#frame.hasFocus;
  }

  async load(): Promise<void> {
    this.#size(this.look);
    const doc = await this.#frame.load(this.book, this.#unit);
    this.#dress();
    this.#writing = writingOf(doc);
    this.#arrange();
    await this.#faces(doc);
    this.book.prepare(doc, this.#unit, this.#frame);
    if (doc.body) this.#growth.observe(doc.body);
  }

  /** Those that other pages have are a moment away: a page shown without them would break anew under the finger that turns it. */
  async #faces({ fonts }: Document): Promise<void> {
    if (fonts?.status !== 'loading' || document.fonts.status === 'loading') return;
    await Promise.race([fonts.ready, new Promise((resolve) => setTimeout(resolve, facesInTime))]);
    if (this.#frame.isLoaded) this.#arrange();
  }

  #size({ screen }: Look): void {
    this.#columns = columnsFor(screen, this.look.appearance, this.#writing);
    this.#frame.element.style.width = `${this.#columns.width}px`;
    this.#frame.element.style.height = `${this.#columns.height}px`;
  }

  #dress(): void {
    const [before, after] = bookStyles(this.look.appearance, this.look.language);
    this.#frame.dress(before, after, '');
  }

  #arrange(): void {
    const { doc } = this.#frame;
    this.#size(this.look);
    this.#frame.shape(columnRules(this.#columns, this.#writing));
    const { width, height } = this.#columns.text;
    if (!this.#writing.vertical) boxWide(doc, width, height);
    if (!this.#writing.vertical) leaveRoom(doc, height);
    this.#count();
  }

  /** Screens are counted by the body's own boxes: what hangs over an edge makes no page of its own. */
  #count(): void {
    const { doc } = this.#frame;
    this.#reserve(doc, 1);
    const along = this.#along;
    const ends = [...(doc.body?.getClientRects() ?? [])].map((rect) => along(rect).end);
    const end = Math.max(0, ...ends.filter(Number.isFinite));
    this.#pages = Math.max(1, Math.ceil((end - 2) / this.#columns.stride));
    this.#reserve(doc, this.#pages);
    if (this.#unit.centred) this.#centre(doc);
  }

  /** A last screen that is only half full can be scrolled to because something stands at its end. */
  #reserve(doc: Document, pages: number): void {
    if (!this.#end) {
      this.#end = doc.createElementNS(xhtml, 'div');
      doc.documentElement.append(this.#end);
    }
    const { vertical, rightToLeft } = this.#writing;
    const far = `${pages * this.#columns.stride - 1}px`;
    const place = vertical ? `top:${far};left:0` : rightToLeft ? `right:${far};top:0` : `left:${far};top:0`;
    this.#end.style.cssText = `position:absolute;width:1px;height:1px;${place}`;
  }

  /** EPUB 3.3 §8.2.2.5 rendition:align-x-center, for a page that is not full. */
  #centre(doc: Document): void {
    const { body } = doc;
    body.style.translate = 'none';
    if (this.#pages > 1) return;
    const range = doc.createRange();
    range.selectNodeContents(body);
    const box = range.getBoundingClientRect();
    if (box.width) body.style.translate = `${Math.round((this.#columns.width - box.width) / 2 - box.left)}px`;
  }

  /** Along the way of reading, from the section's beginning. */
  get #along(): Along {
    const { vertical, rightToLeft } = this.#writing;
    const view = this.#frame.doc.defaultView!;
    const { width } = this.#columns;
    if (vertical) return ({ top, bottom }) => ({ start: top + view.scrollY, end: bottom + view.scrollY });
    if (rightToLeft)
      return ({ left, right }) => ({ start: width - right - view.scrollX, end: width - left - view.scrollX });
    return ({ left, right }) => ({ start: left + view.scrollX, end: right + view.scrollX });
  }

  show(page: number): void {
    const to = Math.min(this.#pages - 1, Math.max(0, page));
    if (to !== this.#page) this.#anchor = undefined;
    if (to !== this.#aim?.page) this.#aim = undefined;
    this.#page = to;
    this.shift(0);
  }

  shift(pixels: number): void {
    const { vertical, rightToLeft } = this.#writing;
    const at = this.#page * this.#columns.stride;
    const view = this.#frame.doc.defaultView!;
    view.scrollTo(vertical ? 0 : (rightToLeft ? -at : at) + pixels, vertical ? at : 0);
  }

  pageOf(target: Target): number {
    const spot = spotIn(this.#frame.doc, target);
    if (typeof spot !== 'number') {
      const page = this.#pageAt(spot);
      if (page !== undefined) {
        this.#aim = { spot, page };
        return page;
      }
    }
    const part = typeof spot === 'number' ? spot : (target.otherwise ?? 0);
    return Math.min(this.#pages - 1, Math.floor(share(part) * this.#pages + 1e-3));
  }

  #pageAt(spot: Range | Element): number | undefined {
    const box = boxOf(spot);
    if (!box) return undefined;
    const { start, end } = this.#along(box);
    // what hangs out to the left of its column belongs to the column
    const at = Math.max(start, Math.min(end - 1, start + Math.min(8, this.#columns.side)));
    return Math.min(this.#pages - 1, Math.max(0, Math.floor(at / this.#columns.stride)));
  }

  layOut(look: Look): void {
    if (!this.#frame.isLoaded) {
      this.look = look;
      return;
    }
    this.#keepPlace(() => {
      this.look = look;
      this.#dress();
      this.#arrange();
    });
  }

  /** A picture or a typeface that came late moves the text. */
  #grown(): void {
    if (!this.#frame.isLoaded) return;
    const [pages, page] = [this.#pages, this.#page];
    this.#keepPlace(() => {
      if (!this.#writing.vertical) leaveRoom(this.#frame.doc, this.#columns.text.height);
      this.#count();
    });
    if (pages !== this.#pages || page !== this.#page) this.changed();
  }

  #keepPlace(arrange: () => void): void {
    const aim = this.#aim;
    const anchor = aim?.spot ?? this.#first();
    const before = this.#page / this.#pages;
    arrange();
    const page = (anchor && this.#pageAt(anchor)) ?? Math.round(before * this.#pages);
    this.#page = Math.min(this.#pages - 1, this.#page === 0 && !anchor ? 0 : page);
    this.#anchor = aim ? undefined : (anchor as Range | null);
    if (aim) aim.page = this.#page;
    this.shift(0);
  }

  #first(): Range | null {
    const body = this.#frame.doc.body;
    if (this.#anchor === undefined)
      this.#anchor = body && firstAfter(body, this.#along, this.#page * this.#columns.stride);
    return this.#anchor;
  }

  spot(): Spot {
    return {
      unit: this.#unit,
      range: this.#first(),
      into: share(this.#page / this.#pages),
      size: share(1 / this.#pages),
      page: this.#page,
      pages: this.#pages,
    };
  }

  shown(): ShownPage[] {
    if (!this.#frame.isLoaded) return [];
    return [{ doc: this.#frame.doc, index: this.#unit.index, href: this.#unit.path, visible: () => this.#visible() }];
  }

  #visible(): Range | null {
    const body = this.#frame.doc.body;
    const first = this.#first();
    const last = body && lastBefore(body, this.#along, (this.#page + 1) * this.#columns.stride);
    if (!first || !last) return null;
    const range = first.cloneRange();
    range.setEnd(last.startContainer, last.startOffset);
    return range;
  }

  focus(): void {
    this.#frame.focus();
  }

  destroy(): void {
    this.#growth.disconnect();
    this.#frame.destroy();
    this.element.remove();
  }
}
