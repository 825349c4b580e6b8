import { expect, test } from 'vitest';
import { kept, wholeScale, zoomAt } from '../src/picture/lens';

const map = { width: 2000, height: 1000 };
const phone = { width: 360, height: 600 };

test('a large picture is seen whole, a small one at its own size', () => {
  expect(wholeScale(map, phone, 1)).toBeCloseTo(0.18);
  expect(wholeScale({ width: 100, height: 50 }, phone, 1)).toBe(1);
  expect(wholeScale({ width: 100, height: 50 }, phone, 2)).toBe(2);
});

test('a picture without a size, or a box that is not shown yet, gives no infinite scale', () => {
  expect(wholeScale({ width: 0, height: 0 }, phone, 1)).toBe(1);
  expect(wholeScale(map, { width: 0, height: 0 }, 1)).toBe(1);
});

test('what lies under the finger stays under it', () => {
  const lens = { scale: 0.5, x: 10, y: 20 };
  const finger = { x: 110, y: 70 };
  const near = zoomAt(lens, 2, finger);
  const under = (l: typeof lens): [number, number] => [(finger.x - l.x) / l.scale, (finger.y - l.y) / l.scale];
  expect(under(near)).toEqual(under(lens));
});

test('a small picture stands in the middle, a large one leaves no empty margin', () => {
  expect(kept({ scale: 0.1, x: -500, y: 900 }, map, phone)).toEqual({ scale: 0.1, x: 80, y: 250 });
  expect(kept({ scale: 1, x: 300, y: -5000 }, map, phone)).toEqual({ scale: 1, x: 0, y: -400 });
});
