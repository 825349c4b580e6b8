import { describe, expect, it } from 'vitest';
import { picturesAt } from '../src/pdf/pictures';

/** Three corners as pdf.js records them: top left, bottom left, top right. */
const upright = (left: number, top: number, width: number, height: number) => [
  left,
  top,
  left,
  top + height,
  left + width,
  top,
];
const rounded = (corners: number[]) =>
  picturesAt(corners).map((box) =>
    Object.fromEntries(Object.entries(box).map(([side, part]) => [side, Math.round(part * 100) / 100])),
  );

describe('pictures on a page of a PDF', () => {
  it('stand where they were drawn', () => {
    expect(rounded([...upright(0.1, 0.2, 0.3, 0.4), ...upright(0.5, 0.6, 0.2, 0.1)])).toEqual([
      { left: 0.1, top: 0.2, width: 0.3, height: 0.4 },
      { left: 0.5, top: 0.6, width: 0.2, height: 0.1 },
    ]);
  });

  it('that were turned have the box around them', () => {
    expect(rounded([0.5, 0.2, 0.2, 0.5, 0.8, 0.5])).toEqual([{ left: 0.2, top: 0.2, width: 0.6, height: 0.6 }]);
  });

  it('end at the edge of the page', () => {
    expect(rounded(upright(-0.2, 0.5, 0.4, 1))).toEqual([{ left: 0, top: 0.5, width: 0.2, height: 0.5 }]);
  });

  it('are none when they are a scan of the page, whole or in strips', () => {
    expect(picturesAt(upright(0, 0, 1, 1))).toEqual([]);
    expect(picturesAt(Array.from({ length: 10 }, (_, i) => upright(0, i / 10, 1, 0.1)).flat())).toEqual([]);
  });

  it('are none when they are signs within the text', () => {
    expect(picturesAt(upright(0.5, 0.5, 0.02, 0.02))).toEqual([]);
  });
});
