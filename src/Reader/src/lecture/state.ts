/** How far one has come in a part of a lecture: all that is taken over from the lecture, and all it is given back. */
export interface LectureState {
  readonly status: 'begun' | 'completed' | 'passed' | 'failed';
  /** 0–1. */
  readonly score?: number;
  /** The lecture's own name of the place. */
  readonly location: string;
  /** What it wants to be told when it is opened again (`cmi.suspend_data`). */
  readonly data: string;
  /** Spent on it in all. */
  readonly seconds: number;
}

/** As on the server (LessonNote.cs). */
export const mostData = 65_536;
export const mostLocation = 1000;

const statuses = ['begun', 'completed', 'passed', 'failed'] as const;

/** Takes what a lecture, this device or the server says and gives a state, or nothing when it is not one. */
export function readState(value: unknown): LectureState | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { status, score, location, data, seconds } = value as Record<string, unknown>;
  const known = statuses.find((one) => one === status);
  if (!known || typeof location !== 'string' || location.length > mostLocation) return undefined;
  if (typeof data !== 'string' || data.length > mostData) return undefined;
  if (typeof seconds !== 'number' || !(seconds >= 0) || seconds > 8_640_000) return undefined;
  const points = typeof score === 'number' && score >= 0 && score <= 1 ? { score } : {};
  return { status: known, ...points, location, data, seconds: Math.round(seconds) };
}

/** Whether a lecture sent a state that is one but for its length. */
export function isTooLong(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { data, location } = value as Record<string, unknown>;
  return (
    (typeof data === 'string' && data.length > mostData) ||
    (typeof location === 'string' && location.length > mostLocation)
  );
}

export const isDone = (state: LectureState | undefined): boolean => state !== undefined && state.status !== 'begun';

/** 0–1 of the whole: parts that are done. */
export function progressOf(states: readonly (LectureState | undefined)[]): number {
  return states.filter(isDone).length / states.length;
}
