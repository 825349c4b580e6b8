import type { OrderItem } from '../webpub';

/** One place in the order of the book; `section` is the document shown there. */
export interface Unit {
  readonly index: number;
  readonly section: number;
  readonly path: string;
  readonly fixed: boolean;
  readonly spread: OrderItem['spread'];
  readonly page: OrderItem['page'];
  readonly centred: boolean;
  readonly size: OrderItem['size'];
  /** False for what only links lead to. */
  readonly linear: boolean;
}

/** What is on screen at once: a reflowable section, or one or two fixed pages. */
export interface Stop {
  readonly units: readonly Unit[];
  readonly fixed: boolean;
  /** Sides of a spread, for two pages or a page that leaves its other side empty. */
  readonly left?: Unit;
  readonly right?: Unit;
}

/** Units of the reading order, then those beside it; `documents` are the paths of the sections. */
export function unitsOf(
  order: readonly OrderItem[],
  asides: readonly string[],
  documents: readonly string[],
  fixed: boolean,
): Unit[] {
  const section = new Map(documents.map((path, i) => [path, i]));
  const inOrder = order.map((item, index) => ({
    index,
    section: section.get(item.member.path) ?? -1,
    path: item.member.path,
    fixed: item.fixed,
    spread: item.spread,
    page: item.page,
    centred: item.centred,
    size: item.size,
    linear: true,
  }));
  const beside = asides.map((path, i) => ({
    index: inOrder.length + i,
    section: section.get(path) ?? -1,
    path,
    fixed,
    spread: 'none' as const,
    page: undefined,
    centred: false,
    size: undefined,
    linear: false,
  }));
  return [...inOrder, ...beside];
}

/** Groups units into what is shown at once on a page that is `wide` (lying) or not. */
export function stopsOf(units: readonly Unit[], rightToLeft: boolean, wide: boolean): Stop[] {
  const [first, second] = rightToLeft ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const stops: Stop[] = [];
  let open: Unit | undefined;
  const close = (): void => {
    if (open) stops.push({ units: [open], fixed: true, [first]: open });
    open = undefined;
  };
  // A book of one page has nothing to lay beside it.
  const single = units.filter(({ linear }) => linear).length === 1;
  for (const unit of units) {
    const asks = unit.spread === 'both' || (unit.spread === 'auto' && wide && !single);
    const paired = unit.linear && unit.fixed && asks;
    // An unnamed first page is a cover: it lies alone, on the side where a book begins.
    const side = unit.page ?? (open || unit.index === 0 ? second : first);
    if (!paired || side === 'center') {
      close();
      stops.push({ units: [unit], fixed: unit.fixed });
    } else if (side === first) {
      close();
      open = unit;
    } else if (open) {
      stops.push({ units: [open, unit], fixed: true, [first]: open, [second]: unit });
      open = undefined;
    } else stops.push({ units: [unit], fixed: true, [second]: unit });
  }
  close();
  return stops;
}
