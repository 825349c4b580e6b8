import type { ShownPage } from '../../navigator';
import { share } from '../extent';
import type { Book, StageEvents } from './book';
import type { Look } from './look';
import type { Mode } from './mode';
import { Retry } from './retry';
import { RollPart } from './roll-part';
import type { Target } from './target';
import { Track } from './track';
import type { Unit } from './units';
import type { Spot } from './view';

/** Sections further away than this are freed; their room stays. */
const near = 4;
/** Screens ahead of the reader that are there already. */
const ahead = 2;

/** The book as one roll: the next section is there before one comes to it, those passed stay where they are. */
export class Roll implements Mode {
  readonly flow = 'scroll';
  readonly #track: Track;
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
    this.#track = new Track(book.seamless);
    this.#track.screen = look.screen.height;
    this.element.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  get element(): HTMLElement {
    return this.#track.element;
  }

  get spot(): Spot | undefined {
    const here = this.#track.here;
    if (!here || this.#retries.has(here.part)) return undefined;
    const { part, inner } = here;
    const screen = this.#track.screen;
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
    const [from, to] = [this.#track.at, this.#track.end];
    return this.#track.parts
      .map((part) => ({ part, start: this.#track.startOf(part) }))
      .filter(({ part, start }) => start < to && start + part.length > from)
      .map(({ part, start }) => part.shown(from - start, to - start))
      .filter((page) => page !== undefined);
  }

  get hasFocus(): boolean {
    return document.activeElement === this.element || this.#track.parts.some((part) => part.hasFocus);
  }

  get atStart(): boolean {
    return this.#track.at <= 1 && this.#neighbour(-1) === undefined;
  }

  get atEnd(): boolean {
    return this.#track.end >= this.#track.total - 2 && this.#neighbour(1) === undefined;
  }

  async goTo(target: Target): Promise<void> {
    const unit = this.book.units[target.unit];
    if (!unit) return;
    let part = this.#track.parts.find((other) => other.unit === unit);
    if (!part) {
      this.#clear();
      part = this.#make(unit);
      this.#track.add(part, 1);
    }
    if (!part.isLoaded) await this.#load(part);
    if (this.#closed) return;
    this.#track.at = this.#track.startOf(part) + part.offsetFor(target);
    this.#settled();
    await this.#extend();
    // only now is there room enough below the last lines
    const wanted = this.#track.startOf(part) + part.offsetFor(target);
    if (Math.abs(this.#track.at - wanted) > 2 && !this.#closed) {
      this.#track.at = wanted;
      this.#settled();
    }
  }

  #make(unit: Unit): RollPart {
    const part = new RollPart(unit, this.book, this.look, (grown) => this.#grown(grown));
    part.stand(this.#track.screen);
    return part;
  }

  /** Loads a part into its room; what stands on the screen does not move. */
  async #load(part: RollPart): Promise<void> {
    try {
      await part.load();
    } catch (error) {
      if (this.#closed || !this.#track.parts.includes(part)) return;
      if (!part.length) part.stand(this.#track.screen);
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
    if (this.#closed || !this.#track.parts.includes(part)) return part.unload();
    if (this.#track.parts.length === 1) {
      this.#track.face(part);
      this.#size();
    }
    this.#resized(part, () => part.arrange());
  }

  #size(): void {
    const { width, height } = this.look.screen;
    this.#track.screen = this.#track.isSideways ? width : height;
  }

  #grown(part: RollPart): void {
    this.#resized(part, () => part.arrange());
  }

  #resized(part: RollPart, change: () => void): void {
    const here = this.#track.here;
    const [before, at] = [part.length, this.#track.at];
    const held = this.#held;
    change();
    if (!here || part.length === before) return;
    const isAbove = this.#track.parts.indexOf(part) < this.#track.parts.indexOf(here.part);
    if (isAbove) this.#track.at = at + part.length - before;
    else if (here.part === part && held?.part === part && held.range) {
      const offset = part.offsetOf(held.range);
      if (offset !== undefined) this.#track.at = at + offset - held.offset;
    }
    this.#hold();
  }

  #hold(): void {
    const here = this.#track.here;
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
    const end = (by === 1 ? this.#track.parts.at(-1) : this.#track.parts[0])?.unit;
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
      while (!this.#closed && this.#track.end + this.#track.screen * ahead > this.#track.total) {
        const next = this.#neighbour(1);
        if (!next) break;
        const part = this.#make(next);
        this.#track.add(part, 1);
        await this.#load(part);
      }
      while (!this.#closed && this.#track.at < this.#track.screen) {
        const before = this.#neighbour(-1);
        if (!before) break;
        const part = this.#make(before);
        this.#track.add(part, -1);
        await this.#load(part);
      }
      this.#free();
    } finally {
      this.#isExtending = false;
    }
  }

  /** Loads again what was freed and comes near. */
  async #awake(): Promise<void> {
    for (const part of this.#track.near) if (!part.isLoaded && !this.#retries.has(part)) await this.#load(part);
  }

  #free(): void {
    const here = this.#track.here;
    const at = here ? this.#track.parts.indexOf(here.part) : 0;
    for (const [i, part] of this.#track.parts.entries())
      if (Math.abs(i - at) > near && !this.#track.near.includes(part) && part.isLoaded) part.unload();
  }

  async turn(by: 1 | -1): Promise<void> {
    if (by === 1 && this.#track.end >= this.#track.total - 2) {
      await this.#extend();
      const next = this.#neighbour(1);
      if (next && !this.continuous) return this.goTo({ unit: next.index, anchor: 0 });
    }
    const before = this.#neighbour(-1);
    if (by === -1 && this.#track.at <= 1 && before && !this.continuous)
      return this.goTo({ unit: before.index, anchor: 1 });
    this.#move(by * this.#track.screen * 0.9);
  }

  nudge(by: 1 | -1): void {
    this.#move(by * 60);
  }

  #move(pixels: number): void {
    this.#track.at = Math.max(0, this.#track.at + pixels);
    this.#settled();
    void this.#extend();
  }

  layOut(look: Look): void {
    this.look = look;
    this.#size();
    const held = this.#held;
    for (const part of this.#track.parts) {
      part.layOut(look);
      if (!part.isLoaded) part.stand(part.length);
    }
    if (held && this.#track.parts.includes(held.part)) {
      const offset = held.range ? held.part.offsetOf(held.range) : undefined;
      this.#track.at = this.#track.startOf(held.part) + (offset ?? held.inner) - (held.offset - held.inner);
    }
    if (this.#track.parts.length) this.#settled();
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
    const part = this.#track.here?.part;
    if (part?.isLoaded) part.focus();
    else this.element.focus({ preventScroll: true });
  }

  #clear(): void {
    for (const retry of this.#retries.values()) retry.stop();
    this.#retries.clear();
    this.#held = undefined;
    this.#track.clear();
  }

  destroy(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#clear();
    this.element.remove();
  }
}
