import type { LectureState } from './state';

/** What the frame's page says about its part. */
export interface PartConfig {
  readonly form: 'Html' | 'Scorm12' | 'Scorm2004' | 'H5p';
  /** The part's own page, relative to the frame's. */
  readonly address: string;
  readonly launchData?: string;
  /** Points of a hundred from which it counts as passed. */
  readonly mastery?: number;
}

/** What stands in for a learning management system beside a lecture. */
export interface Runtime {
  /** How far one has come, but for the time, which the frame counts. */
  read(): Omit<LectureState, 'seconds'>;
}

/** Starts one; `changed` is called whenever there may be something new to read. */
export type Start = (part: PartConfig, kept: LectureState | undefined, changed: () => void) => Promise<Runtime>;

/** A lecture learns nothing about who takes it. */
export const learner = { id: 'nguoi-hoc', name: 'Người học' } as const;

/** 0–1, whatever numbers a lecture gives; nothing when it gave none. */
export function share(raw: unknown, min: unknown, max: unknown): number | undefined {
  const points = number(raw);
  if (points === undefined) return undefined;
  const [from, to] = [number(min) ?? 0, number(max) ?? 100];
  return to > from ? Math.min(1, Math.max(0, (points - from) / (to - from))) : undefined;
}

function number(value: unknown): number | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
