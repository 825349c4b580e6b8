// Figures as people read them in the page's language.
import type { Words } from './words';

export function size(bytes: number, language: string): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit > 1 && value < 100 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${units[unit]}`;
}

export function timeLeft(seconds: number, words: Words): string {
  if (seconds < 60) return words.say('left-seconds');
  if (seconds < 5400) return words.say('left-minutes', Math.round(seconds / 60));
  return words.say('left-hours', Math.round(seconds / 3600));
}
