import type { Locator } from '../locator';

/** `page=12` (RFC 8118), alone or as a fragment. */
export function pageNamed(address: string): number | undefined {
  const page = Number(/(?:^|#)page=(\d+)$/.exec(address)?.[1]);
  return page >= 1 ? page : undefined;
}

/** The page a locator names, counted from 1; the first when it names none. */
export function pageIn(locator: Locator | undefined): number {
  const named = locator?.locations.fragments?.map(pageNamed).find((page) => page !== undefined);
  return named ?? locator?.locations.position ?? 1;
}

/** Which of the matches on its page a locator of a search means, counted from 0. */
export function matchIn(locator: Locator): number | undefined {
  const named = locator.locations.fragments?.map((f) => /^match=(\d+)$/.exec(f)?.[1]).find((n) => n !== undefined);
  return named === undefined ? undefined : Number(named);
}
