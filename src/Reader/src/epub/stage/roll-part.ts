import type { ShownPage } from '../../navigator';
import { share } from '../extent';
import { bookStyles } from '../styles';
import { boxOf, firstAfter, lastBefore, type Along } from './anchor';
import type { Book } from './book';
import { columnsFor, rollRules } from './columns';
import { BookFrame } from './frame';
import type { Look } from './look';
import type { Size } from './page-size';
import { loadFixed, scaleFrame } from './spread';
import { spotIn, type Target } from './target';
import type { Unit } from './units';
import { boxWide } from './wide';
import { writingOf, type Writing } from './writing';

/** One unit in the roll, as long as it is. */
export class RollPart {
  readonly box = document.createElement('div');
  /** Along the roll, in CSS pixels. */
  length = 0;
  #frame: BookFrame | undefined;
  #writing: Writing = { vertical: false, rightToLeft: false, mode: 'horizontal-tb', direction: 'ltr' };
  #page: Size | undefined;
  #scale = 1;
  readonly #growth = new ResizeObserver(() => this.isLoaded && this.grown(this));

  constructor(
    readonly unit: Unit,
    private readonly book: Book,
    private look: Look,
    private readonly grown: (part: RollPart) => void,
  ) {
    this.box.className = 'stage-part';
  }

  get isLoaded(): boolean {
    return this.#frame?.isLoaded ?? false;
  }

  get vertical(): boolean {
    return this.#writing.vertical;
  }

  get writing(): Writing {
    return this.#writing;
  }

  get hasFocus(): boolean {
    return this.#frame?.hasFocus ?? false;
  }

  /** Fails where the unit cannot be fetched. */
  async load(): Promise<void> {
    const frame = new BookFrame();
    this.#frame = frame;
    this.box.replaceChildren(frame.element);
    frame.element.style.width = `${this.look.screen.width}px`;
    frame.element.style.height = `${this.look.screen.height}px`;
    try {
      if (this.unit.fixed) this.#page = await loadFixed(frame, this.unit, this.book, this.look.screen);
      else await this.#loadText(frame);
    } catch (error) {
      frame.destroy();
      if (this.#frame === frame) this.#frame = undefined;
      throw error;
    }
  }

  async #loadText(frame: BookFrame): Promise<void> {
    const doc = await frame.load(this.book, this.unit);
    const [before, after] = bookStyles(this.look.appearance, this.look.language);
    frame.dress(before, after, '');
    this.#writing = writingOf(doc);
    this.book.prepare(doc, this.unit, frame);
  }

  /** Takes its own size; how long that is goes into `length`. */
  arrange(): void {
    const frame = this.#frame;
    if (!frame?.isLoaded) return;
    if (this.#page) this.#arrangePage(frame, this.#page);
    else this.#arrangeText(frame);
    if (frame.doc.body) this.#growth.observe(frame.doc.body);
  }

  #arrangePage(frame: BookFrame, page: Size): void {
    const { screen, appearance } = this.look;
    // a page wider than high would be lost on a wide screen, a high one would never be seen whole
    const width = Math.min(screen.width, Math.max(480, (screen.height * 1.3 * page.width) / page.height));
    this.#scale = ((this.book.seamless ? Math.min(screen.width, 900) : width) / page.width) * (appearance.size / 100);
    scaleFrame(frame, page, this.#scale);
    this.length = page.height * this.#scale;
    this.box.style.width = `${page.width * this.#scale}px`;
    this.box.style.height = `${this.length}px`;
    this.box.classList.add('stage-part-fixed');
  }

  #arrangeText(frame: BookFrame): void {
    const { doc, element } = frame;
    const columns = columnsFor(this.look.screen, { ...this.look.appearance, columns: 1 }, this.#writing);
    frame.shape(rollRules(columns, this.#writing));
    if (!this.#writing.vertical) boxWide(doc, columns.text.width, columns.text.height);
    const rect = doc.documentElement.getBoundingClientRect();
    const least = this.look.screen.height / 3;
    this.length = Math.max(least, Math.ceil(this.#writing.vertical ? rect.width : rect.height));
    const width = this.#writing.vertical ? this.length : columns.width;
    const height = this.#writing.vertical ? columns.height : this.length;
    for (const box of [element, this.box]) {
      box.style.width = `${width}px`;
      box.style.height = `${height}px`;
    }
  }

  layOut(look: Look): void {
    this.look = look;
    const frame = this.#frame;
    if (!frame?.isLoaded) return;
    if (!this.#page) {
      const [before, after] = bookStyles(look.appearance, look.language);
      frame.dress(before, after, '');
    }
    this.arrange();
  }

  /** Stands for a part that is not there (yet). */
  stand(length: number): void {
    this.length = length;
    this.box.style.width = '100%';
    this.box.style.height = `${length}px`;
  }

  /** Leaves its room in the roll and frees the document. */
  unload(): void {
    this.#growth.disconnect();
    this.#frame?.destroy();
    this.#frame = undefined;
  }

  get #along(): Along {
    const scale = this.#page ? this.#scale : 1;
    const { vertical, rightToLeft } = this.#writing;
    if (!vertical) return ({ top, bottom }) => ({ start: top * scale, end: bottom * scale });
    const width = this.length;
    if (rightToLeft) return ({ left, right }) => ({ start: width - right, end: width - left });
    return ({ left, right }) => ({ start: left, end: right });
  }

  /** Pixels from the part's beginning. */
  offsetOf(spot: Range | Element): number | undefined {
    const box = this.isLoaded ? boxOf(spot) : undefined;
    return box && this.#along(box).start;
  }

  offsetFor(target: Target): number {
    if (!this.#frame?.isLoaded) return 0;
    const spot = spotIn(this.#frame.doc, target);
    const offset = typeof spot === 'number' ? undefined : this.offsetOf(spot);
    const part = typeof spot === 'number' ? spot : (target.otherwise ?? 0);
    return offset === undefined ? share(part) * this.length : Math.max(0, offset - 24);
  }

  firstAt(offset: number): Range | null {
    const body = this.#frame?.isLoaded ? this.#frame.doc.body : null;
    return body && firstAfter(body, this.#along, offset);
  }

  /** The document with what of it stands between two offsets. */
  shown(from: number, to: number): ShownPage | undefined {
    const frame = this.#frame;
    if (!frame?.isLoaded) return undefined;
    const { doc } = frame;
    const visible = (): Range | null => {
      const first = doc.body && firstAfter(doc.body, this.#along, from);
      const last = doc.body && lastBefore(doc.body, this.#along, to);
      if (!first || !last) return null;
      const range = first.cloneRange();
      range.setEnd(last.startContainer, last.startOffset);
      return range;
    };
    return { doc, index: this.unit.index, href: this.unit.path, visible };
  }

  focus(): void {
    this.#frame?.focus();
  }
}
