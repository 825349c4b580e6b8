import { describe, expect, it } from 'vitest';
import { Pace } from './pace';
import { siteRoot } from './root';
import { progressWords, wordsOf } from './words';

describe('the words of an upload', () => {
  it('say percent and time left as people write them', () => {
    expect(progressWords(0.645, 115, wordsOf('vi'), 'vi')).toBe('64 % · còn khoảng 2 phút');
    expect(progressWords(0.645, 60, wordsOf('en'), 'en')).toBe('64% · about 1 minute left');
    expect(progressWords(0.1, 9000, wordsOf('vi'), 'vi')).toBe('10 % · còn khoảng 3 giờ');
  });

  it('promise no time while the speed is not known', () => {
    expect(progressWords(0.02, null, wordsOf('vi'), 'vi')).toBe('2 %');
  });
});

describe('the pace', () => {
  it('judges by the last seconds only', () => {
    let now = 0;
    const pace = new Pace(() => now);
    pace.add(0);
    now = 60_000;
    pace.add(1_000);
    now = 62_000;
    pace.add(3_000);
    expect(pace.secondsLeft(5_000)).toBe(2);
  });

  it('does not guess from a single sample', () => {
    const pace = new Pace(() => 0);
    pace.add(10);
    expect(pace.secondsLeft(100)).toBeNull();
  });
});

describe('the site of a page', () => {
  it('is a school below its address, else the portal', () => {
    expect(siteRoot('/truong/thcs-ba-lan/dong-gop/abc')).toBe('/truong/thcs-ba-lan');
    expect(siteRoot('/dong-gop/abc')).toBe('');
  });
});
