import { expect, test } from 'vitest';
import { coarseness, readTiles, tilesInSight } from '../src/picture/tiles';

// as libvips cuts it: the addresses below are names of its files
const map = { address: '/tep/x/iiif', width: 5001, height: 3003, side: 512 };
const phone = { width: 360, height: 600 };
const names = (scale: number, x: number, y: number, coarse: number): string[] =>
  tilesInSight(map, { scale, x, y }, phone, coarse).map(({ address }) => address.slice('/tep/x/iiif/'.length));

test('a part is as sharp as the screen shows it and no sharper', () => {
  expect(coarseness(map, 1, 1)).toBe(1);
  expect(coarseness(map, 2, 2)).toBe(1);
  expect(coarseness(map, 0.5, 1)).toBe(2);
  expect(coarseness(map, 0.3, 1)).toBe(2);
  expect(coarseness(map, 0.072, 2)).toBe(4);
  expect(coarseness(map, 0.0001, 1)).toBe(16);
});

test('the whole is one part, named by its own size', () => {
  expect(names(0.07, 0, 0, 16)).toEqual(['0,0,5001,3003/313,188/0/default.jpg']);
});

test('parts at the edges are smaller', () => {
  expect(names(0.125, 0, 0, 8)).toEqual(['0,0,4096,3003/512,376/0/default.jpg']);
  expect(names(0.125, -300, 0, 8)).toEqual([
    '0,0,4096,3003/512,376/0/default.jpg',
    '4096,0,905,3003/114,376/0/default.jpg',
  ]);
  expect(names(1, -4641, -2403, 1)).toContain('4608,2560,393,443/393,443/0/default.jpg');
});

test('only what is in the box is fetched', () => {
  expect(names(1, -600, -1100, 1)).toEqual([
    '512,1024,512,512/512,512/0/default.jpg',
    '512,1536,512,512/512,512/0/default.jpg',
  ]);
});

test('what is no picture in parts is none', () => {
  expect(readTiles({ ...map })).toEqual(map);
  expect(readTiles({ ...map, width: 0 })).toBeUndefined();
  expect(readTiles('x')).toBeUndefined();
  expect(readTiles(undefined)).toBeUndefined();
});
