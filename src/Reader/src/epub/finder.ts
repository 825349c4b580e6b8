import type { Found } from '../navigator';
import { share } from './extent';
import type { Standing } from './place';
import type { StageBook } from './stage-book';
import { markRange, unmark } from './stage/highlight';
import { search, type SearchPart } from './stage/search';
import type { Stage } from './stage/stage';
import type { Target } from './stage/target';
import type { Unit } from './stage/units';
import { locate } from './words';

/** Finds words in a book: those one came for, which are marked, and all that a reader looks for. */
export class Finder {
  #quote: string | undefined;
  readonly #marked = new Set<Document>();

  constructor(
    private readonly book: StageBook,
    private readonly stage: Stage,
    private readonly standing: Standing,
  ) {}

  /** Turns to the words, at the target or after it where one is given, and marks them; false when they are not in the book. */
  async mark(quote: string | undefined, at?: Target): Promise<boolean> {
    for (const doc of this.#marked) unmark(doc);
    this.#marked.clear();
    this.#quote = quote?.trim() || undefined;
    const words = this.#quote;
    if (!words) return false;
    if (at) return this.#markAt(at, words);
    const here = this.stage.spot;
    const unit = await this.#unitWith(words, here?.unit.index ?? 0);
    if (!unit || this.#quote !== words) return false;
    const otherwise = here?.unit === unit ? here.into : 0;
    await this.stage.goTo({ unit: unit.index, anchor: (doc) => locate(doc, words) ?? null, otherwise });
    for (const { doc, index } of this.stage.shown) if (index === unit.index) this.came(doc, unit);
    return true;
  }

  async #markAt(at: Target, words: string): Promise<boolean> {
    // this occurrence alone: another one of the same page is not what was chosen
    this.#quote = undefined;
    await this.stage.goTo(at);
    const doc = this.stage.shown.find(({ index }) => index === at.unit)?.doc;
    const anchor = doc && typeof at.anchor === 'function' ? at.anchor(doc) : undefined;
    const range = doc && locate(doc, words, anchor && 'startContainer' in anchor ? anchor : undefined);
    if (!doc || !range) return false;
    markRange(range);
    this.#marked.add(doc);
    return true;
  }

  /** The unit in which the words stand: the one on screen, those around it, then all others. */
  async #unitWith(words: string, here: number): Promise<Unit | undefined> {
    const units = this.#once().sort((a, b) => Math.abs(a.index - here) - Math.abs(b.index - here));
    for (const unit of units) {
      const doc = await this.book.document(unit).catch(() => undefined);
      if (doc && locate(doc, words)) return unit;
    }
    return undefined;
  }

  /** A document has come on the stage. */
  came(doc: Document, unit: Unit): void {
    const range = this.#quote && !unit.fixed ? locate(doc, this.#quote) : undefined;
    if (!range) return;
    markRange(range);
    this.#marked.add(doc);
  }

  /** Looks through the whole book, also where only links lead. */
  find(query: string, signal: AbortSignal): AsyncIterable<Found> {
    const parts = this.#once().map((unit): SearchPart => ({
      document: () => this.book.document(unit),
      found: (range) => this.#found(unit, range),
    }));
    return search(parts, query, signal);
  }

  #found(unit: Unit, range: Range): Pick<Found, 'locator' | 'label'> {
    const { chapters, extent, typeOf } = this.standing;
    const entry = chapters.at(unit.index, range);
    const start = range.cloneRange();
    start.collapse(true);
    return {
      locator: {
        href: unit.path,
        type: typeOf(unit.path),
        ...(entry ? { title: entry.label } : {}),
        locations: {
          totalProgression: extent.progress(unit.index, share(0)),
          fragments: [this.book.cfi(unit, start)],
        },
      },
      ...(entry ? { label: entry.label } : {}),
    };
  }

  /** A repeated document is looked through once. */
  #once(): Unit[] {
    const seen = new Set<string>();
    return this.book.units.filter(({ path }) => !seen.has(path) && seen.add(path));
  }
}
