import type { ShownPage } from '../../navigator';
import { along, pathTo } from './anchor';
import { BlankView } from './blank';
import type { Book, StageEvents } from './book';
import type { Look } from './look';
import type { Mode } from './mode';
import { Retry } from './retry';
import { Slide } from './slide';
import type { Target } from './target';
import { stopsOf, type Stop } from './units';
import type { Spot, View } from './view';
import { Wings } from './wings';

/** Page by page: one stop of the book on the stage, its neighbours ready in the wings. */
export class Paged implements Mode {
  readonly element = document.createElement('div');
  readonly flow = 'pages';
  #stops: readonly Stop[];
  readonly #wings: Wings;
  readonly #slide: Slide;
  #view: View | undefined;
  #at = -1;
  #wanted: Target = { unit: 0, anchor: 0 };
  /** Where one came from to what only links lead to. */
  #origin: Target | undefined;
  #retry: Retry | undefined;
  #closed = false;

  constructor(
    private readonly book: Book,
    private look: Look,
    private readonly events: StageEvents,
  ) {
    this.element.className = 'stage-pages';
    this.#stops = this.#group(look);
    this.#wings = new Wings(
      this.element,
      book,
      () => this.look,
      (view) => view === this.#view && events.moved(),
    );
    this.#slide = new Slide({
      width: () => this.look.screen.width,
      rightToLeft: book.rightToLeft,
      view: () => this.#view,
      neighbour: (by) => this.#neighbour(by),
    });
  }

  #group({ screen }: Look): Stop[] {
    return stopsOf(this.book.units, this.book.rightToLeft, screen.width > screen.height);
  }

  get spot(): Spot | undefined {
    return this.#view?.isWhole ? this.#view.spot() : undefined;
  }

  get shown(): readonly ShownPage[] {
    return this.#view?.shown() ?? [];
  }

  get hasFocus(): boolean {
    return this.#view?.hasFocus ?? false;
  }

  get atStart(): boolean {
    return this.#view?.page === 0 && this.#next(-1) === undefined;
  }

  get atEnd(): boolean {
    return this.#view !== undefined && this.#view.page === this.#view.pages - 1 && this.#next(1) === undefined;
  }

  async goTo(target: Target): Promise<void> {
    const at = this.#stops.findIndex((stop) => stop.units.some((unit) => unit.index === target.unit));
    if (at < 0) return;
    const from = this.#view?.stop.units[0];
    if (!this.book.units[target.unit]?.linear && from?.linear && this.#view)
      this.#origin = { unit: from.index, anchor: this.#view.spot().into };
    await this.#enter(at, target);
  }

  async turn(by: 1 | -1): Promise<void> {
    const view = this.#view;
    if (!view) return;
    const page = view.page + by;
    if (page >= 0 && page < view.pages) {
      await this.#slide.to(by, false);
      if (this.#view !== view) return;
      view.show(page);
      return this.#settled();
    }
    if (!view.stop.units[0]?.linear && this.#origin) return this.goTo(this.#origin);
    const next = this.#next(by);
    if (next === undefined) return this.#slide.back();
    const unit = this.#stops[next]!.units[0]!.index;
    await this.#enter(next, { unit, anchor: by === 1 ? 0 : 1 }, by);
  }

  nudge(by: 1 | -1): void {
    void this.turn(by);
  }

  /** Index of the stop that follows in the order of the book. */
  #next(by: 1 | -1): number | undefined {
    for (let i = this.#at + by; i >= 0 && i < this.#stops.length; i += by)
      if (this.#stops[i]?.units[0]?.linear) return i;
    return undefined;
  }

  #neighbour(by: 1 | -1): View | undefined {
    const next = this.#next(by);
    const view = next === undefined ? undefined : this.#wings.ready(next);
    view?.show(by === 1 ? 0 : view.pages - 1);
    return view;
  }

  async #enter(at: number, target: Target, by?: 1 | -1): Promise<void> {
    const stop = this.#stops[at]!;
    this.#wanted = target;
    const view = await this.#wings.take(at, stop).catch((error: unknown) => this.#withoutPart(stop, error));
    if (this.#closed || this.#wanted !== target) return;
    if (by && view.isWhole) {
      view.show(by === 1 ? 0 : view.pages - 1);
      await this.#slide.to(by, true);
    } else view.show(view.pageOf(target));
    this.#stage(at, view);
  }

  #stage(at: number, view: View): void {
    const before = this.#view;
    const focused = before?.hasFocus;
    if (before && before !== view && !before.isWhole) before.destroy();
    this.#at = at;
    this.#view = view;
    if (!view.element.isConnected) this.element.append(view.element);
    this.#slide.reset();
    this.#wings.show(view);
    if (view.isWhole) {
      this.#retry?.stop();
      this.#retry = undefined;
    }
    if (focused && before !== view) view.focus();
    this.#wings.keep([at, this.#next(1), this.#next(-1)].filter((i) => i !== undefined));
    this.#settled();
    this.#wings.prepare(
      [this.#next(1), this.#next(-1)].map((i) => (i === undefined ? undefined : [i, this.#stops[i]!])),
    );
  }

  #settled(): void {
    this.#slide.reset();
    this.events.moved();
  }

  /** The part stays an empty page until it can be fetched; the rest of the book is readable meanwhile. */
  #withoutPart(stop: Stop, error: unknown): View {
    const view = new BlankView(stop);
    this.#retry?.stop();
    const target = this.#wanted;
    const retry: Retry = new Retry(error, async (): Promise<boolean> => {
      if (this.#view !== view || this.#closed) return (retry.stop(), false);
      const at = this.#at;
      const whole = await this.#wings.take(at, stop);
      if (this.#view !== view || this.#closed) return false;
      whole.show(whole.pageOf(target));
      this.#stage(at, whole);
      return true;
    });
    this.#retry = retry;
    this.events.failed(stop.units[0]!, error, () => void retry.now());
    return view;
  }

  layOut(look: Look): void {
    this.hurry();
    this.look = look;
    const stops = this.#group(look);
    const here = this.#view?.stop.units[0];
    const isSame = stops.length === this.#stops.length && stops.every((stop, i) => sameUnits(stop, this.#stops[i]!));
    if (isSame) {
      this.#wings.layOut(look);
      if (this.#view) this.events.moved();
      return;
    }
    const spot = this.spot;
    const path = spot?.range && pathTo(spot.range);
    this.#stops = stops;
    this.#at = -1;
    this.#wings.clear();
    this.#view = undefined;
    if (!here) return;
    const otherwise = spot?.into ?? 0;
    void this.goTo({ unit: here.index, anchor: path ? (doc) => along(doc, path) : otherwise, otherwise });
  }

  hurry(): void {
    this.#slide.finish();
  }

  drag(pixels: number): void {
    this.#slide.drag(pixels);
  }

  letGo(): void {
    this.#slide.back();
  }

  focus(): void {
    this.#view?.focus();
  }

  destroy(): void {
    this.#closed = true;
    this.#retry?.stop();
    this.#slide.finish();
    this.#wings.clear();
    this.element.remove();
  }
}

function sameUnits(a: Stop, b: Stop): boolean {
  return a.units.length === b.units.length && a.units.every((unit, i) => unit.index === b.units[i]?.index);
}
