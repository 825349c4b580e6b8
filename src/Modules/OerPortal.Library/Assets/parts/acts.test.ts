// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { Acts, isBook, type Act } from './acts';

const act = (id: string, at: string): Act => ({ id, at, isReturn: false, book: 'TK000001', reader: 'HS0001' });

describe('what the offline desk keeps', () => {
  beforeEach(() => localStorage.clear());

  it('comes back in the order in which it happened, of its own school alone', () => {
    const [here, there] = [new Acts(localStorage, 'a'), new Acts(localStorage, 'b')];
    here.keep(act('2', '2026-12-01T02:00:00.000Z'));
    here.keep(act('1', '2026-12-01T01:00:00.000Z'));
    there.keep(act('3', '2026-12-01T00:00:00.000Z'));
    expect(here.all().map((one) => one.id)).toEqual(['1', '2']);
    here.drop('1');
    expect(here.all().map((one) => one.id)).toEqual(['2']);
  });

  it('tells books from readers by the letters of the registers', () => {
    const letters = ['TK', 'GK'];
    expect(['tk 12', 'TK000012', 'gk7'].every((typed) => isBook(typed, letters))).toBe(true);
    expect(
      ['HS0001', 'tk', 'Nguyễn Lan', 'TK12a', 'https://kho.example/the/abc'].some((typed) => isBook(typed, letters)),
    ).toBe(false);
  });
});
