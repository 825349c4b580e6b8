import { describe, expect, it } from 'vitest';
import { Extent, share } from '../src/epub/extent';

describe('the extent of a book', () => {
  const extent = new Extent([2, 0, 6, 2]);

  it('counts positions from 1 to the total', () => {
    expect(extent.position(0, share(0))).toBe(1);
    expect(extent.position(2, share(0.5))).toBe(6);
    expect(extent.position(3, share(1))).toBe(10);
  });

  it('finds the spot it came from', () => {
    for (const [index, into] of [
      [0, 0.5],
      [2, 0],
      [2, 0.99],
      [3, 0.25],
    ] as const) {
      const found = extent.find(extent.progress(index, share(into)));
      expect(found.index).toBe(index);
      expect(found.into).toBeCloseTo(into);
    }
  });

  it('never leads into a part outside the reading order', () => {
    for (let i = 0; i <= 100; i++) expect(extent.find(i / 100).index).not.toBe(1);
  });

  it('ends at the end', () => {
    expect(extent.find(1)).toEqual({ index: 3, into: 1 });
    expect(extent.find(7).index).toBe(3);
  });

  it('counts what is left to the end of a chapter that comes in several parts', () => {
    expect(extent.left(2, share(0.5))).toBe(3);
    expect(extent.left(2, share(0.5), 3)).toBe(5);
  });

  it('knows numbers only, whatever it is given', () => {
    for (const nonsense of [NaN, Infinity, -Infinity, 0 / 0, -3]) {
      expect(share(nonsense)).toBe(0);
      const odd = new Extent([nonsense, 3]);
      expect(odd.total).toBe(3);
      expect(odd.position(0, share(nonsense))).toBe(1);
      expect(odd.find(nonsense)).toEqual({ index: 1, into: 0 });
    }
    expect(new Extent([]).progress(0, share(1))).toBe(0);
    expect(new Extent([0]).position(0, share(0))).toBe(1);
  });
});
