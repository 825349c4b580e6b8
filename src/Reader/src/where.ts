import { readLocator } from './locator';
import type { Say } from './messages';
import type { Place } from './navigator';

/**
 * A place made of numbers that are numbers. Engines divide by the sizes of what they lay out, and an empty chapter has
 * none; what is no number is neither shown nor kept. Nothing where even the share of the book is unknown.
 */
export function sound(place: Place): Place | undefined {
  const locator = readLocator(place.locator);
  const progress = share(place.progress) ?? locator?.locations.totalProgression;
  if (!locator || progress === undefined) return undefined;
  const { entry, pageLabel, atStart, atEnd } = place;
  const total = count(place.total) ?? 1;
  const pages = count(place.pagesInChapter);
  const page = count(place.pageInChapter);
  const minutesLeft = count(place.minutesLeft);
  return {
    locator,
    entry,
    progress,
    position: Math.min(total, count(place.position) ?? 1),
    total,
    atStart,
    atEnd,
    ...(page && pages ? { pageInChapter: Math.min(page, pages), pagesInChapter: pages } : {}),
    ...(minutesLeft ? { minutesLeft } : {}),
    ...(pageLabel ? { pageLabel } : {}),
  };
}

function share(value: number): number | undefined {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : undefined;
}

function count(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value >= 1 ? Math.trunc(value) : undefined;
}

/** Where one is, in parts that stand beside each other: "37 %", "trang 3/6", "của chương". */
export interface Where {
  readonly percent: string;
  readonly page?: string;
  /** What the page is a page of, said where there is room. */
  readonly of?: string;
  /** The label printed on the page. */
  readonly printed?: string;
}

export function whereIs(place: Place, pagesAreFixed: boolean, say: Say): Where {
  const percent = say('where.percent', place.atEnd ? 100 : Math.floor(place.progress * 100));
  if (pagesAreFixed) {
    const own =
      place.pageLabel !== undefined && place.pageLabel !== String(place.position) ? place.pageLabel : undefined;
    return {
      percent,
      page: say('where.page', place.position, place.total),
      ...(own ? { printed: say('where.printed', own) } : {}),
    };
  }
  return {
    percent,
    ...(place.pageInChapter && place.pagesInChapter
      ? { page: say('where.page', place.pageInChapter, place.pagesInChapter), of: say('where.ofChapter') }
      : {}),
    ...(place.pageLabel ? { printed: say('where.printed', place.pageLabel) } : {}),
  };
}

/** In one line, for those who hear it. */
export function spoken(place: Place, where: Where): string {
  const page = [where.page, where.of].filter(Boolean).join(' ');
  return [place.entry?.label, where.percent, page, where.printed].filter(Boolean).join(', ');
}
