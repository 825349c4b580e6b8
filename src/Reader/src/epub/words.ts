import { TextMap, type Comparison } from './stage/text-map';

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
