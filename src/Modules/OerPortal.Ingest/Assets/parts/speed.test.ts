import { expect, it } from 'vitest';
import { Speed } from './speed';

it('tells the rate of the last seconds and the time left', () => {
  let now = 0;
  const speed = new Speed(() => now);
  speed.note(0);
  expect(speed.left(100)).toBeUndefined();
  now = 2000;
  speed.note(200_000);
  expect(speed.rate).toBe(100_000);
  expect(speed.left(1_000_000)).toBe(10);
});

it('forgets what was before a pause', () => {
  let now = 0;
  const speed = new Speed(() => now);
  speed.note(0);
  now = 1000;
  speed.note(1000);
  speed.restart();
  expect(speed.rate).toBe(0);
});
