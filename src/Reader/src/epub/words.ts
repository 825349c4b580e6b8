import type { Found } from '../navigator';
import type { StageBook } from './stage-book';
import { search, type SearchPart } from './stage/search';
import { TextMap, type Comparison } from './stage/text-map';
import type { Unit } from './stage/units';

/** How many words of a passage must be found where the whole of it is not. */
const fewest = 4;

/**
 * Where a quote stands in a document, the first time from `after` on where that is given: exactly, without regard to marks,
 * or at least its first words.
 */
export function locate(doc: Document, quote: string, after?: Range): Range | undefined {
  const words = quote.trim().split(/\s+/);
  const heads = [words, words.slice(0, 8), words.slice(0, fewest)].filter(
    (head, i, all) => i === 0 || head.length < all[i - 1]!.length,
  );
  const maps = new Map<Comparison, TextMap>();
  for (const head of heads)
    for (const comparison of ['marks', 'bare'] as const) {
      const map = maps.get(comparison) ?? new TextMap(doc, comparison);
      maps.set(comparison, map);
      for (const { range } of map.find(head.join(' ')))
        if (!after || range.compareBoundaryPoints(Range.START_TO_START, after) >= 0) return range;
    }
  return undefined;
}

/** The unit in which a quote stands: the one on screen, those around it, then all others. */
export async function unitWith(book: StageBook, quote: string, here: number): Promise<Unit | undefined> {
  const units = book.units
    .filter(({ path }, i, all) => all.findIndex((other) => other.path === path) === i)
    .sort((a, b) => Math.abs(a.index - here) - Math.abs(b.index - here));
  for (const unit of units) {
    const doc = await book.document(unit).catch(() => undefined);
    if (doc && locate(doc, quote)) return unit;
  }
  return undefined;
}

/** Looks for words in every unit of the order. */
export function findWords(
  book: StageBook,
  query: string,
  signal: AbortSignal,
  found: (unit: Unit, range: Range) => Pick<Found, 'locator' | 'label'>,
): AsyncIterable<Found> {
  const seen = new Set<string>();
  const units = book.units.filter(({ path }) => !seen.has(path) && seen.add(path));
  const parts = units.map((unit): SearchPart => ({
    document: () => book.document(unit),
    found: (range) => found(unit, range),
  }));
  return search(parts, query, signal);
}
