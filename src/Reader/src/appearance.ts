export const themes = ['light', 'paper', 'dark', 'contrast'] as const;
export const fonts = ['book', 'literata', 'be-vietnam-pro'] as const;
export const margins = ['narrow', 'medium', 'wide'] as const;

export type Theme = (typeof themes)[number];
export type Font = (typeof fonts)[number];
export type Margin = (typeof margins)[number];

/** Whether pages are dark and words light. */
export function isDark(theme: Theme): boolean {
  return theme === 'dark' || theme === 'contrast';
}

/** How the reader likes pages to look. Kept on the device, for every book. */
export interface Appearance {
  readonly theme: Theme;
  /** `book`: the publication's own typefaces. */
  readonly font: Font;
  /** Per cent, 60–240; the zoom of pages that do not reflow. */
  readonly size: number;
  /** Multiple of the type size, 1.3–2.2. */
  readonly lineHeight: number;
  readonly margin: Margin;
  readonly flow: 'pages' | 'scroll';
  /** True once somebody chose; before that a book's own wish counts. */
  readonly flowChosen?: boolean;
  readonly columns: 1 | 2;
}

export const sizes = { least: 60, most: 240, step: 10 } as const;
export const lineHeights = { least: 1.3, most: 2.2, step: 0.1 } as const;

const key = 'oer.reader.appearance';

export function defaultAppearance(): Appearance {
  return {
    theme: matchMedia('(prefers-contrast: more)').matches
      ? 'contrast'
      : matchMedia('(prefers-color-scheme: dark)').matches
        ? 'dark'
        : 'light',
    font: 'book',
    size: 100,
    lineHeight: 1.7,
    margin: 'medium',
    flow: 'pages',
    columns: 1,
  };
}

/** Device storage may be forbidden or hold anything; every value falls back on its own. */
export function loadAppearance(storage: Storage | undefined): Appearance {
  const standard = defaultAppearance();
  let stored: Partial<Record<keyof Appearance, unknown>> = {};
  try {
    stored = JSON.parse(storage?.getItem(key) ?? '{}') as typeof stored;
  } catch {
    return standard;
  }
  return {
    theme: oneOf(themes, stored.theme) ?? standard.theme,
    font: oneOf(fonts, stored.font) ?? standard.font,
    size: within(sizes, stored.size) ?? standard.size,
    lineHeight: within(lineHeights, stored.lineHeight) ?? standard.lineHeight,
    margin: oneOf(margins, stored.margin) ?? standard.margin,
    flow: oneOf(['pages', 'scroll'] as const, stored.flow) ?? standard.flow,
    ...(stored.flowChosen === true || stored.flow === 'scroll' ? { flowChosen: true } : {}),
    columns: oneOf([1, 2] as const, stored.columns) ?? standard.columns,
  };
}

export function saveAppearance(storage: Storage | undefined, appearance: Appearance): void {
  try {
    storage?.setItem(key, JSON.stringify(appearance));
  } catch {
    // a full or forbidden storage only means that the choice is not kept
  }
}

/** One step up or down, rounded so that 1.7 + 0.1 is 1.8. */
export function step(range: { least: number; most: number; step: number }, value: number, by: 1 | -1): number {
  const moved = Math.round((value + by * range.step) * 100) / 100;
  return Math.min(range.most, Math.max(range.least, moved));
}

function oneOf<T>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}

function within(range: { least: number; most: number }, value: unknown): number | undefined {
  return typeof value === 'number' && value >= range.least && value <= range.most ? value : undefined;
}
