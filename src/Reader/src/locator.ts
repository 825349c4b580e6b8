/** A place in a publication: a Readium Locator, the same words every reading system that speaks it uses. */
export interface Locator {
  /** Path of the member inside the publication, as manifest.json names it; the file's id for sound and film. */
  readonly href: string;
  readonly type: string;
  readonly title?: string;
  readonly locations: {
    /** 0–1 inside the member. */
    readonly progression?: number;
    /** 0–1 in the whole publication. */
    readonly totalProgression?: number;
    /** Counted from 1: a position of 1,024 bytes (EPUB) or a page (PDF, fixed layout). */
    readonly position?: number;
    /** The exact spot: `epubcfi(…)` or `page=12`. */
    readonly fragments?: readonly string[];
  };
}

/** Takes what was stored or sent and gives a locator, or nothing when it is not one. */
export function readLocator(value: unknown): Locator | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { href, type, title, locations } = value as Record<string, unknown>;
  if (typeof href !== 'string' || typeof locations !== 'object' || locations === null) return undefined;
  return {
    href: memberOf(href),
    type: typeof type === 'string' ? type : '',
    ...(typeof title === 'string' ? { title } : {}),
    locations: readLocations(locations as Record<string, unknown>),
  };
}

/**
 * Places saved before 2026-12 name a PDF, sound or film by its address on one site; the name inside the publication is the same on
 * every site.
 */
function memberOf(href: string): string {
  const [, fileId, member] = /^(?:https?:\/\/[^/]+)?\/(?:.*\/)?an-pham\/([0-9a-f-]{36})\/(.*)$/i.exec(href) ?? [];
  if (fileId === undefined || member === undefined) return href;
  try {
    return decodeURIComponent(member) || fileId;
  } catch {
    return member;
  }
}

function readLocations(raw: Record<string, unknown>): Locator['locations'] {
  const fragments = Array.isArray(raw['fragments'])
    ? raw['fragments'].filter((f): f is string => typeof f === 'string')
    : [];
  return {
    ...fraction('progression', raw['progression']),
    ...fraction('totalProgression', raw['totalProgression']),
    ...(typeof raw['position'] === 'number' && raw['position'] >= 1 ? { position: Math.trunc(raw['position']) } : {}),
    ...(fragments.length ? { fragments } : {}),
  };
}

function fraction<K extends string>(key: K, value: unknown): { [P in K]?: number } {
  return typeof value === 'number' && value >= 0 && value <= 1 ? ({ [key]: value } as { [P in K]?: number }) : {};
}

/** True when both name the same page, so that nobody is asked to go where they are. */
export function sameSpot(a: Locator, b: Locator): boolean {
  if (a.href !== b.href) return false;
  const [one, other] = [a.locations, b.locations];
  // A position of a book may be longer than a screen; a page of a file has nothing finer.
  if (one.position !== undefined && other.position !== undefined && one.position !== other.position) return false;
  if (one.progression === undefined || other.progression === undefined) return one.position === other.position;
  return Math.abs(one.progression - other.progression) < 0.001;
}
