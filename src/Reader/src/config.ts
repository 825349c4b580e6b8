import { readLecture, type LectureConfig } from './lecture/config';
import { readTiles, type TiledPicture } from './picture/tiles';
import { readLocator, type Locator } from './locator';

export interface SavedPlace {
  readonly locator: Locator;
  readonly deviceId: string;
  readonly deviceLabel: string;
  /** ISO 8601, the server's clock. */
  readonly updatedAt: string;
}

/** What opens a book that is lent. */
export interface BookLoan {
  /** How long it lasts, in words. */
  readonly left: string;
  /** This page, which leads elsewhere once the loan is over. */
  readonly page: string;
}

export interface NextFile {
  readonly address: string;
  readonly title: string;
}

/** What the page says about the publication and the person; the JSON in `#reader-config`. */
export interface ReaderConfig {
  readonly fileId: string;
  readonly title: string;
  readonly kind: 'epub' | 'pdf' | 'media' | 'picture' | 'lecture';
  /** `/an-pham/{fileId}/`: members lie below it. */
  readonly base: string;
  /** The PDF itself; absent for an EPUB. */
  readonly pdf?: string;
  readonly language: string;
  /** This page's own address, kept with a guest's place so that the shelf can lead back. */
  readonly address: string;
  readonly back: string;
  readonly download?: string;
  /** Absent for what everybody may take along. */
  readonly loan?: BookLoan;
  /** What comes after it in its resource. */
  readonly next?: NextFile;
  /** Page that looks through the text of the book as the whole catalogue is searched; takes the words as `q`. */
  readonly inside?: string;
  /** Pages that pass a place on and take a report about it; what names the place is added. */
  readonly share?: string;
  readonly report?: string;
  /** The file's id where it is not the main one of its resource. */
  readonly otherFile?: string;
  readonly cover?: string;
  readonly tone?: string;
  readonly firstPage?: string;
  /** List of a film's sizes (HTTP Live Streaming). */
  readonly streams?: string;
  /** Loudness from 0 to 100 along a sound. */
  readonly peaks?: readonly number[];
  /** A picture too large to be fetched whole. */
  readonly tiles?: TiledPicture;
  /** How a lecture is played. */
  readonly lecture?: LectureConfig;
  /** Present for people who signed in. */
  readonly account?: {
    readonly place: string;
    readonly header: string;
    readonly token: string;
    readonly saved?: SavedPlace;
  };
  /** False for a look before publishing, which leaves no place behind. */
  readonly remember: boolean;
  readonly strings: Readonly<Record<string, string>>;
}

export class ConfigError extends Error {}

/** Reads the page's data block and refuses one that cannot work, naming the field. */
export function readConfig(json: string): ReaderConfig {
  const raw = JSON.parse(json) as Record<string, unknown>;
  const kind = raw['kind'];
  if (kind !== 'epub' && kind !== 'pdf' && kind !== 'media' && kind !== 'picture' && kind !== 'lecture')
    throw new ConfigError('kind');
  for (const field of ['fileId', 'title', 'base', 'language', 'address', 'back'])
    if (typeof raw[field] !== 'string') throw new ConfigError(field);
  if (kind === 'pdf' && typeof raw['pdf'] !== 'string') throw new ConfigError('pdf');
  if (typeof raw['strings'] !== 'object' || raw['strings'] === null) throw new ConfigError('strings');
  const lecture = readLecture(raw['lecture']);
  if (kind === 'lecture' && !lecture) throw new ConfigError('lecture');
  const tiles = readTiles(raw['tiles']);
  const account = readAccount(raw['account']);
  const next = readNext(raw['next']);
  const loan = readLoan(raw['loan']);
  return {
    kind,
    fileId: raw['fileId'] as string,
    title: raw['title'] as string,
    base: raw['base'] as string,
    language: raw['language'] as string,
    address: raw['address'] as string,
    back: raw['back'] as string,
    ...optional('pdf', raw),
    ...optional('download', raw),
    ...optional('inside', raw),
    ...optional('share', raw),
    ...optional('report', raw),
    ...optional('otherFile', raw),
    ...optional('cover', raw),
    ...optional('tone', raw),
    ...optional('firstPage', raw),
    ...optional('streams', raw),
    ...(Array.isArray(raw['peaks']) ? { peaks: raw['peaks'].filter((p): p is number => typeof p === 'number') } : {}),
    ...(tiles ? { tiles } : {}),
    ...(lecture ? { lecture } : {}),
    ...(account ? { account } : {}),
    ...(next ? { next } : {}),
    ...(loan ? { loan } : {}),
    remember: raw['remember'] !== false,
    strings: raw['strings'] as Record<string, string>,
  };
}

function optional<K extends string>(field: K, raw: Record<string, unknown>): { [P in K]?: string } {
  return typeof raw[field] === 'string' ? ({ [field]: raw[field] } as { [P in K]?: string }) : {};
}

function readLoan(raw: unknown): BookLoan | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { left, page } = raw as Record<string, unknown>;
  return typeof left === 'string' && typeof page === 'string' ? { left, page } : undefined;
}

function readNext(raw: unknown): NextFile | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { address, title } = raw as Record<string, unknown>;
  return typeof address === 'string' && typeof title === 'string' ? { address, title } : undefined;
}

function readAccount(raw: unknown): ReaderConfig['account'] {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { place, header, token, saved } = raw as Record<string, unknown>;
  if (typeof place !== 'string' || typeof header !== 'string' || typeof token !== 'string')
    throw new ConfigError('account');
  const known = readSavedPlace(saved);
  return { place, header, token, ...(known ? { saved: known } : {}) };
}

/** A place as the server sends it, or nothing. */
export function readSavedPlace(raw: unknown): SavedPlace | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { locator, deviceId, deviceLabel, updatedAt } = raw as Record<string, unknown>;
  const spot = readLocator(locator);
  if (!spot || typeof updatedAt !== 'string') return undefined;
  return {
    locator: spot,
    updatedAt,
    deviceId: typeof deviceId === 'string' ? deviceId : '',
    deviceLabel: typeof deviceLabel === 'string' ? deviceLabel : '',
  };
}
