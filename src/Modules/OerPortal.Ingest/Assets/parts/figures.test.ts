import { expect, it } from 'vitest';
import { size, timeLeft } from './figures';
import { Words } from './words';

it('writes sizes in the form of the language', () => {
  expect(size(1_628_175, 'vi')).toBe('1,6 MB');
  expect(size(1_628_175, 'en')).toBe('1.6 MB');
  expect(size(900, 'vi')).toBe('900 B');
});

it('says in words how long it takes', () => {
  const words = new Words({ 'left-minutes': 'còn khoảng {0} phút', 'left-seconds': 'còn chưa tới một phút' });
  expect(timeLeft(125, words)).toBe('còn khoảng 2 phút');
  expect(timeLeft(12, words)).toBe('còn chưa tới một phút');
});
