import { skippable, type Skip } from './passage';

/** How somebody likes to listen. Kept on the device, for every book. */
export interface Habits {
  readonly rate: number;
  readonly skips: ReadonlySet<Skip>;
}

const key = 'oer.reader.listening';
const least = 0.5;
const most = 2;

/** Device storage may be forbidden or hold anything. Page numbers and notes are left out until somebody wants them. */
export function loadHabits(storage: Storage | undefined): Habits {
  const standard: Habits = { rate: 1, skips: new Set(['pages', 'notes']) };
  try {
    const { rate, skips } = JSON.parse(storage?.getItem(key) ?? '{}') as { rate?: unknown; skips?: unknown };
    return {
      rate: typeof rate === 'number' && rate >= least && rate <= most ? rate : standard.rate,
      skips: Array.isArray(skips) ? new Set(skips.filter(isSkip)) : standard.skips,
    };
  } catch {
    return standard;
  }
}

export function saveHabits(storage: Storage | undefined, { rate, skips }: Habits): void {
  try {
    storage?.setItem(key, JSON.stringify({ rate, skips: [...skips] }));
  } catch {
    // a full or forbidden storage only means that the choice is not kept
  }
}

function isSkip(value: unknown): value is Skip {
  return typeof value === 'string' && Object.hasOwn(skippable, value);
}
