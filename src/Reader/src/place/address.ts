import type { ReaderConfig } from '../config';
import type { Locator } from '../locator';

/**
 * A place as fields of an address: `den` names the member, page or second, `vt` the share of the member. Short enough to be sent and to be a
 * code for the wall; a spot inside the markup would be neither.
 */
export function fieldsOf({ href, locations }: Locator, otherFile?: string): URLSearchParams {
  const own = locations.fragments?.find((fragment) => /^(page|t)=/.test(fragment));
  const within = locations.progression;
  return new URLSearchParams({
    den: own ?? href,
    ...(own === undefined && within !== undefined && within > 0 ? { vt: within.toFixed(4) } : {}),
    ...(otherFile ? { tep: otherFile } : {}),
  });
}

/** The place that an address asks for, as the reader's engines take it. */
export function askedPlace(search: string): Locator | string | undefined {
  const fields = new URLSearchParams(search);
  const [href, within] = [fields.get('den') ?? undefined, Number(fields.get('vt') ?? NaN)];
  if (href === undefined || !(within > 0 && within <= 1)) return href;
  return { href, type: '', locations: { progression: within } };
}

/** A link that opens the reader at the place, whoever follows it. */
export function linkTo(place: Locator, config: ReaderConfig, here: string): string {
  return new URL(`${config.address}?${fieldsOf(place).toString()}`, here).href;
}
