import { describe, expect, it } from 'vitest';
import { Once } from './once';

describe('a code that stays in the picture', () => {
  it('counts once until another came or it was away for a while', () => {
    const once = new Once(2500);
    expect([0, 1000, 3000, 5000].map((at) => once.isNew('TK000001', at))).toEqual([true, false, false, false]);
    expect(once.isNew('TK000002', 5100)).toBe(true);
    expect(once.isNew('TK000001', 5200)).toBe(true);
    expect(once.isNew('TK000001', 8000)).toBe(true);
  });
});
