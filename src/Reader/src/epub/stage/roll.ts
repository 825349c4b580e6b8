import type { ShownPage } from '../../navigator';
import { share } from '../extent';
import type { Book, StageEvents } from './book';
import type { Look } from './look';
import type { Mode } from './mode';
import { Retry } from './retry';
import { RollPart } from './roll-part';
import type { Target } from './target';
import type { Unit } from './units';
import type { Spot } from './view';

/** Sections further away than this are freed; their room stays. */
const near = 4;
/** Screens ahead of the reader that are there already. */
const ahead = 2;

/** The book as one roll: the next section is there before one comes to it, those passed stay where they are. */
export class Roll implements Mode {
  readonly element = document.createElement('div');
  readonly flow = 'scroll';
  #parts: RollPart[] = [];
  /** Where the top of the screen stands, for what changes its size. */
  #held: { part: RollPart; range: Range | null; offset: number; inner: number } | undefined;
  #isExtending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  readonly #retries = new Map<RollPart, Retry>();

  /** `continuous`: sections follow each other; otherwise each is a roll of its own. */
  constructor(
    private readonly book: Book,
    private look: Look,
    private readonly events: StageEvents,
    private readonly continuous: boolean,
  ) {
    this.element.className = 'stage-roll';
    this.element.tabIndex = -1;
    this.element.classList.toggle('stage-seamless', book.seamless);
    this.element.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  get spot(): Spot | undefined {
    const here = this.#here();
    if (!here || this.#retries.has(here.part)) return undefined;
    const { part, inner } = here;
    const screen = this.#screen;
    const pages = Math.max(1, Math.ceil(part.length / screen));
    return {
      unit: part.unit,
      range: part.firstAt(inner),
      into: share(inner / part.length),
      size: share(screen / part.length),
      page: Math.min(pages - 1, Math.max(0, Math.round(inner / screen))),
      pages,
    };
  }

  get shown(): readonly ShownPage[] {
    const [from, to] = [this.#at, this.#at + this.#screen];
    return this.#parts
      .map((part) => ({ part, start: this.#startOf(part) }))
      .filter(({ part, start }) => start < to && start + part.length > from)
      .map(({ part, start }) => part.shown(from - start, to - start))
      .filter((page) => page !== undefined);
  }

  get hasFocus(): boolean {
    return document.activeElement === this.element || this.#parts.some((part) => part.hasFocus);
  }

  get atStart(): boolean {
    return this.#at <= 1 && this.#neighbour(-1) === undefined;
  }

  get atEnd(): boolean {
    return this.#at + this.#screen >= this.#total - 2 && this.#neighbour(1) === undefined;
  }

  get #vertical(): boolean {
    return this.element.dataset['axis'] === 'x';
  }

  get #screen(): number {
    return this.#vertical ? this.look.screen.width : this.look.screen.height;
  }

  get #at(): number {
    return this.#vertical ? Math.abs(this.element.scrollLeft) : this.element.scrollTop;
  }

  set #at(to: number) {
    if (this.#vertical) this.element.scrollLeft = this.element.style.direction === 'rtl' ? -to : to;
    else this.element.scrollTop = to;
  }

  get #total(): number {
    return this.#parts.reduce((sum, part) => sum + this.#stepOf(part), 0);
  }

  /** A part's own length, and the gap below it between fixed pages. */
  #stepOf(part: RollPart): number {
    return part.length + (part.unit.fixed && !this.book.seamless ? 8 : 0);
  }

  #startOf(part: RollPart): number {
    let start = 0;
    for (const other of this.#parts) {
      if (other === part) break;
      start += this.#stepOf(other);
    }
    return start;
  }

  /** The part at the top of the screen, and how far into it the screen begins. */
  #here(): { part: RollPart; inner: number } | undefined {
    let start = 0;
    for (const part of this.#parts) {
      if (this.#at + 2 < start + this.#stepOf(part)) return { part, inner: Math.max(0, this.#at - start) };
      start += this.#stepOf(part);
    }
    const part = this.#parts.at(-1);
    return part && { part, inner: part.length };
  }

  async goTo(target: Target): Promise<void> {
    const unit = this.book.units[target.unit];
    if (!unit) return;
    let part = this.#parts.find((other) => other.unit === unit);
    if (!part) {
      this.#clear();
      part = this.#make(unit);
      this.#parts = [part];
      this.element.append(part.box);
    }
    if (!part.isLoaded) await this.#load(part);
    if (this.#closed) return;
    this.#at = this.#startOf(part) + part.offsetFor(target);
    this.#settled();
    await this.#extend();
    // only now is there room enough below the last lines
    const wanted = this.#startOf(part) + part.offsetFor(target);
    if (Math.abs(this.#at - wanted) > 2 && !this.#closed) {
      this.#at = wanted;
      this.#settled();
    }
  }

  #make(unit: Unit): RollPart {
    const part = new RollPart(unit, this.book, this.look, (grown) => this.#grown(grown));
    part.stand(this.#screen);
    return part;
  }

  /** Loads a part into its room; what stands on the screen does not move. */
  async #load(part: RollPart): Promise<void> {
    try {
      await part.load();
    } catch (error) {
      if (this.#closed || !this.#parts.includes(part)) return;
      if (!part.length) part.stand(this.#screen);
      if (this.#retries.has(part)) throw error;
      const retry = new Retry(error, async () => {
        await this.#load(part);
        this.#retries.delete(part);
        this.#settled();
        return true;
      });
      this.#retries.set(part, retry);
      return this.events.failed(part.unit, error, () => void retry.now());
    }
    if (this.#closed || !this.#parts.includes(part)) return part.unload();
    if (this.#parts.length === 1) this.#face(part);
    this.#resized(part, () => part.arrange());
  }

  /** A book in vertical lines rolls sideways. */
  #face(part: RollPart): void {
    this.element.dataset['axis'] = part.vertical ? 'x' : 'y';
    this.element.style.direction = part.vertical && part.writing.rightToLeft ? 'rtl' : 'ltr';
  }

  #grown(part: RollPart): void {
    this.#resized(part, () => part.arrange());
  }

  #resized(part: RollPart, change: () => void): void {
    const here = this.#here();
    const [before, at] = [part.length, this.#at];
    const held = this.#held;
    change();
    if (!here || part.length === before) return;
    const isAbove = this.#parts.indexOf(part) < this.#parts.indexOf(here.part);
    if (isAbove) this.#at = at + part.length - before;
    else if (here.part === part && held?.part === part && held.range) {
      const offset = part.offsetOf(held.range);
      if (offset !== undefined) this.#at = at + offset - held.offset;
    }
    this.#hold();
  }

  #hold(): void {
    const here = this.#here();
    if (!here?.part.isLoaded) return void (this.#held = undefined);
    const range = here.part.firstAt(here.inner);
    const offset = (range && here.part.offsetOf(range)) ?? here.inner;
    this.#held = { part: here.part, range, offset, inner: here.inner };
  }

  #scrolled(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#closed) return;
      this.#settled();
      void this.#extend();
    }, 80);
  }

  #settled(): void {
    this.#hold();
    this.events.moved();
  }

  #neighbour(by: 1 | -1): Unit | undefined {
    const end = (by === 1 ? this.#parts.at(-1) : this.#parts[0])?.unit;
    if (!end?.linear) return undefined;
    const next = this.book.units[end.index + by];
    return next?.linear ? next : undefined;
  }

  /** Brings the sections that come near, and frees those that went far. */
  async #extend(): Promise<void> {
    if (this.#isExtending || !this.continuous) return;
    this.#isExtending = true;
    try {
      await this.#awake();
      while (!this.#closed && this.#at + this.#screen * (1 + ahead) > this.#total) {
        const next = this.#neighbour(1);
        if (!next) break;
        const part = this.#make(next);
        this.#parts.push(part);
        this.element.append(part.box);
        await this.#load(part);
      }
      while (!this.#closed && this.#at < this.#screen) {
        const before = this.#neighbour(-1);
        if (!before) break;
        await this.#prepend(this.#make(before));
      }
      this.#free();
    } finally {
      this.#isExtending = false;
    }
  }

  async #prepend(part: RollPart): Promise<void> {
    const at = this.#at;
    this.#parts.unshift(part);
    this.element.prepend(part.box);
    this.#at = at + this.#stepOf(part);
    await this.#load(part);
  }

  /** Loads again what was freed and comes near. */
  async #awake(): Promise<void> {
    for (const part of this.#near) if (!part.isLoaded && !this.#retries.has(part)) await this.#load(part);
  }

  get #near(): RollPart[] {
    const here = this.#here();
    const at = here ? this.#parts.indexOf(here.part) : 0;
    return this.#parts.filter(
      (part, i) => Math.abs(i - at) <= 1 || Math.abs(this.#startOf(part) - this.#at) < 2 * this.#screen,
    );
  }

  #free(): void {
    const here = this.#here();
    const at = here ? this.#parts.indexOf(here.part) : 0;
    for (const [i, part] of this.#parts.entries())
      if (Math.abs(i - at) > near && !this.#near.includes(part) && part.isLoaded) part.unload();
  }

  async turn(by: 1 | -1): Promise<void> {
    if (by === 1 && this.#at + this.#screen >= this.#total - 2) {
      await this.#extend();
      const next = this.#neighbour(1);
      if (next && !this.continuous) return this.goTo({ unit: next.index, anchor: 0 });
    }
    const before = this.#neighbour(-1);
    if (by === -1 && this.#at <= 1 && before && !this.continuous) return this.goTo({ unit: before.index, anchor: 1 });
    this.#move(by * this.#screen * 0.9);
  }

  nudge(by: 1 | -1): void {
    this.#move(by * 60);
  }

  #move(pixels: number): void {
    this.#at = Math.max(0, this.#at + pixels);
    this.#settled();
    void this.#extend();
  }

  layOut(look: Look): void {
    this.look = look;
    const held = this.#held;
    for (const part of this.#parts) {
      part.layOut(look);
      if (!part.isLoaded) part.stand(part.length);
    }
    if (held && this.#parts.includes(held.part)) {
      const offset = held.range ? held.part.offsetOf(held.range) : undefined;
      this.#at = this.#startOf(held.part) + (offset ?? held.inner) - (held.offset - held.inner);
    }
    if (this.#parts.length) this.#settled();
    void this.#extend();
  }

  hurry(): void {
    // nothing of a roll moves by itself
  }

  drag(): void {
    // the browser scrolls
  }

  letGo(): void {
    // the browser scrolls
  }

  focus(): void {
    const part = this.#here()?.part;
    if (part?.isLoaded) part.focus();
    else this.element.focus({ preventScroll: true });
  }

  #clear(): void {
    for (const retry of this.#retries.values()) retry.stop();
    this.#retries.clear();
    for (const part of this.#parts) part.unload();
    this.#parts = [];
    this.#held = undefined;
    this.element.replaceChildren();
  }

  destroy(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#clear();
    this.element.remove();
  }
}
