import { describe, expect, it } from 'vitest';
import { entryAt } from '../src/pdf/outline';
import { fitScale, spreadOf } from '../src/pdf/spreads';

describe('pages of a PDF', () => {
  it('stand side by side after the cover', () => {
    expect([1, 2, 3, 4, 5, 6].map((page) => spreadOf(page, 6, 2))).toEqual([[1], [2, 3], [2, 3], [4, 5], [4, 5], [6]]);
    expect(spreadOf(3, 6, 1)).toEqual([3]);
  });

  it('fit the window whole, or its width in a roll', () => {
    const a4 = { width: 600, height: 800 };
    expect(fitScale([a4], { width: 1200, height: 400 }, 'pages', 100)).toBe(0.5);
    expect(fitScale([a4], { width: 600, height: 400 }, 'scroll', 100)).toBe(1);
    expect(fitScale([a4, a4], { width: 1200, height: 4000 }, 'pages', 200)).toBe(2);
    expect(fitScale([a4], { width: 0, height: 0 }, 'pages', 100)).toBe(1);
  });

  it('belong to the last heading that began', () => {
    const outline = [
      { label: 'Một', href: 'page=1', children: [{ label: 'Một.1', href: 'page=4', children: [] }] },
      { label: 'Hai', href: 'page=9', children: [] },
    ];
    expect([1, 5, 9, 20].map((page) => entryAt(outline, page)?.label)).toEqual(['Một', 'Một.1', 'Hai', 'Hai']);
    expect(entryAt([], 3)).toBeUndefined();
  });
});
