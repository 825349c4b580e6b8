import type { PageSize } from './page-view';

/** How large pages are shown: the whole page, its width, or per cent of its real size; `auto` is what suits the window. */
export type ZoomChoice = 'auto' | 'page' | 'width' | number;

/** CSS pixels of a point at 100 %: 96 and 72 to the inch. */
const real = 96 / 72;
export const steps = [25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400] as const;
/** Wider columns of text than this are hard to follow in a roll. */
const comfortable = 900;
const phone = 640;

/** The scale of a spread in a box. */
export function scaleOf(
  choice: ZoomChoice,
  sizes: readonly PageSize[],
  box: PageSize,
  flow: 'pages' | 'scroll',
): number {
  const width = sizes.reduce((sum, size) => sum + size.width, 0);
  const height = Math.max(...sizes.map((size) => size.height));
  if (!(width > 0) || !(height > 0) || !(box.width > 0) || !(box.height > 0)) return 1;
  const across = box.width / width;
  const whole = Math.min(across, box.height / height);
  const scale = typeof choice === 'number' ? (choice / 100) * real : choice === 'page' ? whole : across;
  return Math.max(0.05, choice === 'auto' ? suitable(across, whole, width, box, flow) : scale);
}

/** On an upright phone a whole page cannot be read, so its width fits; elsewhere the page is seen whole. */
function suitable(across: number, whole: number, width: number, box: PageSize, flow: 'pages' | 'scroll'): number {
  if (flow === 'scroll') return Math.min(across, comfortable / width);
  return isUprightPhone(box) ? across : whole;
}

/** Which fit a choice comes to; nothing for a size of one's own. */
export function fitOf(choice: ZoomChoice, box: PageSize, flow: 'pages' | 'scroll'): 'page' | 'width' | undefined {
  if (typeof choice === 'number') return undefined;
  if (choice !== 'auto') return choice;
  return flow === 'scroll' || isUprightPhone(box) ? 'width' : 'page';
}

function isUprightPhone(box: PageSize): boolean {
  return box.width < phone && box.height > box.width;
}

export function percentOf(scale: number): number {
  return Math.round((100 * scale) / real);
}

/** Zoom between the smallest and the largest step, as a pinch may leave it. */
export function bounded(percent: number): number {
  return Math.min(steps[steps.length - 1] ?? 400, Math.max(steps[0], percent));
}

/** The next larger or smaller step. */
export function stepFrom(percent: number, by: 1 | -1): number {
  const next = by === 1 ? steps.find((step) => step > percent) : steps.findLast((step) => step < percent);
  return next ?? bounded(percent);
}

const key = 'oer.reader.zoom';
const mostFiles = 200;

/** The choice for each file, kept on the device. */
export class ZoomMemory {
  constructor(
    private readonly storage: Storage | undefined,
    private readonly fileId: string,
  ) {}

  load(): ZoomChoice {
    const kept = this.#all().find(([id]) => id === this.fileId)?.[1];
    if (typeof kept === 'number') return Number.isFinite(kept) ? bounded(kept) : 'auto';
    return kept === 'page' || kept === 'width' ? kept : 'auto';
  }

  save(choice: ZoomChoice): void {
    const others = this.#all().filter(([id]) => id !== this.fileId);
    try {
      this.storage?.setItem(key, JSON.stringify([...others, [this.fileId, choice]].slice(-mostFiles)));
    } catch {
      // a full or forbidden storage only means that the choice is not kept
    }
  }

  /** Storage may hold anything. */
  #all(): (readonly [string, unknown])[] {
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((one): one is [string, unknown] => Array.isArray(one)) : [];
    } catch {
      return [];
    }
  }
}
