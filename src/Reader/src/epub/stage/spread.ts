import type { ShownPage } from '../../navigator';
import { share } from '../extent';
import type { Book } from './book';
import { BookFrame } from './frame';
import type { Look } from './look';
import { pageSize, type Size } from './page-size';
import type { Target } from './target';
import type { Stop, Unit } from './units';
import type { Spot, View } from './view';

interface Page {
  readonly unit: Unit;
  readonly frame: BookFrame;
  size: Size;
}

export const fixedRules = `html{overflow:hidden!important;touch-action:pan-x pan-y pinch-zoom}
html[data-oer-picture] body{margin:0!important}
html[data-oer-picture] :is(img,svg){display:block;width:100%;height:100%;position:absolute;inset:0;object-fit:contain}`;

/** One fixed page, or two side by side, scaled together into the screen. */
export class SpreadView implements View {
  readonly element = document.createElement('div');
  readonly isWhole = true;
  readonly pages = 1;
  readonly page = 0;
  readonly slides = false;
  readonly #sheet = document.createElement('div');
  readonly #pages: readonly Page[];

  constructor(
    readonly stop: Stop,
    private readonly book: Book,
    private look: Look,
  ) {
    this.element.className = 'stage-view stage-spread';
    this.#sheet.className = 'stage-sheet';
    this.element.append(this.#sheet);
    const inOrder = [stop.left, stop.right].filter((unit) => unit !== undefined);
    this.#pages = (inOrder.length ? inOrder : stop.units).map((unit) => ({
      unit,
      frame: new BookFrame(),
      size: look.screen,
    }));
    for (const { frame } of this.#pages) {
      frame.element.classList.add('stage-fixed');
      this.#sheet.append(frame.element);
    }
  }

  get hasFocus(): boolean {
    return this.#pages.some(({ frame }) => frame.hasFocus);
  }

  async load(): Promise<void> {
    await Promise.all(this.#pages.map((page) => this.#load(page)));
    this.#arrange();
  }

  async #load(page: Page): Promise<void> {
    page.size = await loadFixed(page.frame, page.unit, this.book, this.look.screen);
  }

  #arrange(): void {
    const { screen, appearance } = this.look;
    const sizes = this.#pages.map(({ size }) => size);
    const isHalf = this.#pages.length === 1 && (this.stop.left ?? this.stop.right) !== undefined;
    const width = sizes.reduce((sum, size) => sum + size.width, 0) * (isHalf ? 2 : 1);
    const height = Math.max(...sizes.map((size) => size.height));
    const room = screen.width - (screen.width > 640 ? 2 * 56 : 0);
    const scale = (Math.min(room / width, screen.height / height) * appearance.size) / 100;
    this.#sheet.style.width = `${width * scale}px`;
    this.#sheet.style.height = `${height * scale}px`;
    let left = isHalf && this.stop.right ? (width * scale) / 2 : 0;
    for (const { frame, size } of this.#pages) {
      scaleFrame(frame, size, scale);
      frame.element.style.left = `${left}px`;
      frame.element.style.top = `${((height - size.height) * scale) / 2}px`;
      left += size.width * scale;
    }
    this.element.toggleAttribute('data-zoomed', appearance.size > 100);
  }

  show(): void {
    this.shift();
  }

  shift(): void {
    // a spread has one screen
  }

  pageOf(_target: Target): number {
    return 0;
  }

  layOut(look: Look): void {
    this.look = look;
    if (this.#pages.every(({ frame }) => frame.isLoaded)) this.#arrange();
  }

  spot(): Spot {
    const unit = this.stop.units[0]!;
    const doc = this.#pages.find((page) => page.unit === unit)?.frame.doc;
    const range = doc?.body ? doc.createRange() : null;
    if (doc?.body) range?.setStart(doc.body, 0);
    return { unit, range, into: share(0), size: share(1), page: 0, pages: 1 };
  }

  shown(): ShownPage[] {
    return this.#pages
      .filter(({ frame }) => frame.isLoaded)
      .map(({ frame: { doc }, unit }) => ({ doc, index: unit.index, href: unit.path, visible: () => whole(doc) }));
  }

  focus(): void {
    this.#pages[0]?.frame.focus();
  }

  destroy(): void {
    for (const { frame } of this.#pages) frame.destroy();
    this.element.remove();
  }
}

/** Loads a fixed page and finds how large it is. */
export async function loadFixed(frame: BookFrame, unit: Unit, book: Book, screen: Size): Promise<Size> {
  const doc = await frame.load(book, unit);
  frame.dress('', '', fixedRules);
  const picture = doc.querySelector<HTMLImageElement>('html[data-oer-picture] img');
  if (picture && !picture.complete) await pictureCame(picture);
  const own = pageSize(doc, screen) ?? unit.size;
  if (own) book.pageSize ??= own;
  book.prepare(doc, unit, frame);
  return own ?? book.pageSize ?? screen;
}

export function scaleFrame(frame: BookFrame, size: Size, scale: number): void {
  const { style } = frame.element;
  style.width = `${size.width}px`;
  style.height = `${size.height}px`;
  style.transform = `scale(${scale})`;
}

function pictureCame(picture: HTMLImageElement): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['load', 'error']) picture.addEventListener(event, () => resolve(), { once: true });
    setTimeout(resolve, 4000);
  });
}

export function whole(doc: Document): Range | null {
  if (!doc.body) return null;
  const range = doc.createRange();
  range.selectNodeContents(doc.body);
  return range;
}
