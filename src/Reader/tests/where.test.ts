import { describe, expect, it } from 'vitest';
import type { Say } from '../src/messages';
import type { Place, TocEntry } from '../src/navigator';
import { currentLine } from '../src/ui/contents-panel';
import { sound, whereIs } from '../src/where';

const say: Say = (key, ...values) => [key, ...values].join(' ');
const place = (change: Partial<Place>): Place => ({
  locator: { href: 'c1.xhtml', type: '', locations: { position: 3, totalProgression: 0.2 } },
  entry: undefined,
  position: 3,
  total: 10,
  progress: 0.256,
  atStart: false,
  atEnd: false,
  ...change,
});

describe('where one is', () => {
  it('is said in per cent and pages of the chapter', () => {
    expect(whereIs(place({ pageInChapter: 3, pagesInChapter: 6, pageLabel: '45' }), false, say)).toEqual({
      percent: 'where.percent 25',
      page: 'where.page 3 6',
      of: 'where.ofChapter',
      printed: 'where.printed 45',
    });
  });

  it('is said in pages of the file where pages are fixed, with the printed label when it is another', () => {
    expect(whereIs(place({ pageLabel: '3' }), true, say)).toEqual({
      percent: 'where.percent 25',
      page: 'where.page 3 10',
    });
    expect(whereIs(place({ pageLabel: 'iii' }), true, say).printed).toBe('where.printed iii');
  });

  it('is everything at the end, and not before', () => {
    expect(whereIs(place({ progress: 0.998 }), false, say).percent).toBe('where.percent 99');
    expect(whereIs(place({ progress: 0.998, atEnd: true }), false, say).percent).toBe('where.percent 100');
  });
});

describe('a place made of numbers that are none', () => {
  it('is mended, or is none', () => {
    const locator = {
      href: 'c1.xhtml',
      type: '',
      locations: { progression: NaN, position: NaN, totalProgression: 0.2 },
    };
    const mended = sound(
      place({
        locator,
        progress: NaN,
        position: NaN,
        total: Infinity,
        pageInChapter: NaN,
        pagesInChapter: 0,
        minutesLeft: NaN,
      }),
    );
    expect(mended).toEqual(
      place({
        locator: { href: 'c1.xhtml', type: '', locations: { totalProgression: 0.2 } },
        progress: 0.2,
        position: 1,
        total: 1,
      }),
    );
    expect(JSON.stringify(mended)).not.toContain('null');
    expect(sound(place({ locator: { href: 'a', type: '', locations: {} }, progress: NaN }))).toBeUndefined();
  });

  it('is otherwise left as it is', () => {
    const right = place({ pageInChapter: 2, pagesInChapter: 4, minutesLeft: 5, pageLabel: 'x' });
    expect(sound(right)).toEqual(right);
  });
});

describe('the line of the contents where one is', () => {
  const line = (label: string, href: string, ...children: TocEntry[]): TocEntry => ({ label, href, children });
  const entries = [line('Một', 'c1.xhtml', line('Một a', 'c1.xhtml#a')), line('Hai', 'c%202.xhtml')];

  it('is found though the entries were made anew', () => {
    expect(currentLine(entries, line('Một a', 'c1.xhtml#a'), place({}).locator)?.label).toBe('Một a');
  });

  it('is found by the member where the engine names no line', () => {
    expect(currentLine(entries, undefined, { href: 'c 2.xhtml', type: '', locations: {} })?.label).toBe('Hai');
    expect(currentLine(entries, undefined, { href: 'x', type: '', locations: {} })).toBeUndefined();
  });
});
