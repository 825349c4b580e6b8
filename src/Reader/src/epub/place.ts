import type { Place, TocEntry } from '../navigator';
import type { Chapters } from './chapters';
import { share, type Extent, type Share } from './extent';
import type { StageBook } from './stage-book';
import type { Spot } from './stage/view';

/** About what is read in a minute: a position is 1,024 bytes of compressed markup, some 350 words. */
const positionsPerMinute = 0.5;

interface Standing {
  readonly book: StageBook;
  readonly extent: Extent;
  readonly chapters: Chapters;
  readonly typeOf: (path: string) => string;
  readonly pageLabel: string | undefined;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** What is told of a spot. Made of shares alone, so that every number in it is one. */
export function placeOf(spot: Spot, standing: Standing): Place {
  const { book, extent, chapters, atStart, atEnd } = standing;
  const { unit, range, into, size } = spot;
  const entry = chapters.at(unit.index, range);
  const progress = extent.progress(unit.index, into);
  const position = extent.position(unit.index, into);
  return {
    locator: {
      href: unit.path,
      type: standing.typeOf(unit.path),
      ...(entry ? { title: entry.label } : {}),
      locations: {
        progression: into,
        totalProgression: progress,
        position,
        fragments: [book.cfi(unit, range)],
      },
    },
    entry,
    position,
    total: extent.total,
    progress: atEnd ? 1 : progress,
    ...minutes(spot, extent, chapters),
    ...pages(spot, standing, entry),
    ...(standing.pageLabel ? { pageLabel: standing.pageLabel } : {}),
    atStart,
    atEnd,
  };
}

function minutes({ unit, into, size }: Spot, extent: Extent, chapters: Chapters): { minutesLeft?: number } {
  if (unit.fixed) return {};
  const seen: Share = share(into + size);
  const left = Math.round(extent.left(unit.index, seen, chapters.span(unit.index).last) / positionsPerMinute);
  return left > 0 && left < 240 ? { minutesLeft: left } : {};
}

/** This screen among those of the chapter; other parts of a long chapter are as long as their positions say. */
function pages(
  { unit, page, pages: here }: Spot,
  { extent, chapters, book }: Standing,
  entry: TocEntry | undefined,
): { pageInChapter?: number; pagesInChapter?: number } {
  const { first, last } = chapters.span(unit.index);
  if (!unit.linear || (unit.fixed && !entry)) return {};
  const perPosition = here / Math.max(1, extent.size(unit.index));
  const count = (from: number, to: number): number =>
    book.units
      .slice(from, to)
      .reduce(
        (sum, other) => sum + (other.fixed ? 1 : Math.max(1, Math.round(extent.size(other.index) * perPosition))),
        0,
      );
  const before = count(first, unit.index);
  return {
    pageInChapter: before + page + 1,
    pagesInChapter: before + here + count(unit.index + 1, last + 1),
  };
}
