// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { lineHeights, loadAppearance, saveAppearance, sizes, step } from '../src/appearance';

const device = (matching: string): void => {
  window.matchMedia = (query: string) => ({ matches: query.includes(matching) }) as MediaQueryList;
};

describe('how pages look', () => {
  beforeEach(() => {
    localStorage.clear();
    device('nothing');
  });

  it('follows the device until the reader chooses', () => {
    expect(loadAppearance(localStorage).theme).toBe('light');
    device('prefers-color-scheme: dark');
    expect(loadAppearance(localStorage).theme).toBe('dark');
    device('prefers-contrast');
    expect(loadAppearance(localStorage).theme).toBe('contrast');
  });

  it('is remembered', () => {
    const chosen = { ...loadAppearance(localStorage), theme: 'paper', size: 140, columns: 2 } as const;
    saveAppearance(localStorage, chosen);
    expect(loadAppearance(localStorage)).toEqual(chosen);
  });

  it('falls back value by value where the device holds nonsense', () => {
    localStorage.setItem('oer.reader.appearance', '{"theme":"pink","size":9000,"flow":"scroll"}');
    expect(loadAppearance(localStorage)).toMatchObject({ theme: 'light', size: 100, flow: 'scroll' });
    localStorage.setItem('oer.reader.appearance', '{');
    expect(loadAppearance(localStorage).size).toBe(100);
  });

  it('steps within its bounds', () => {
    expect(step(lineHeights, 1.7, 1)).toBe(1.8);
    expect(step(sizes, sizes.most, 1)).toBe(sizes.most);
    expect(step(sizes, sizes.least, -1)).toBe(sizes.least);
  });
});
