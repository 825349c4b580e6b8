import { readState, type LectureState } from './state';

export interface LecturePart {
  readonly id: string;
  readonly title: string;
  /** Of the account. */
  readonly state?: LectureState;
}

/** What the page says about a lecture. */
export interface LectureConfig {
  /** The host name of this lecture alone: where its frames are, and whom the page speaks to. */
  readonly origin: string;
  /** Address of a part's frame, but for its number. */
  readonly frames: string;
  /** Whether it tells results. */
  readonly reports: boolean;
  /** Where states of the account are kept; the part's id goes behind it as `phan`. */
  readonly states?: string;
  readonly parts: readonly LecturePart[];
}

export function readLecture(raw: unknown): LectureConfig | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { origin, frames, reports, states, parts } = raw as Record<string, unknown>;
  if (typeof origin !== 'string' || typeof frames !== 'string' || !frames.startsWith(`${origin}/`)) return undefined;
  if (!Array.isArray(parts)) return undefined;
  const read = parts.flatMap(readPart);
  if (read.length === 0) return undefined;
  return { origin, frames, reports: reports === true, parts: read, ...(typeof states === 'string' ? { states } : {}) };
}

function readPart(raw: unknown): LecturePart[] {
  const { id, title, state } = raw as Record<string, unknown>;
  if (typeof id !== 'string' || typeof title !== 'string') return [];
  const known = readState(state);
  return [{ id, title, ...(known ? { state: known } : {}) }];
}
