import { describe, expect, it } from 'vitest';
import en from '../../Modules/OerPortal.Reading/Resources/en.json?raw';
import vi from '../../Modules/OerPortal.Reading/Resources/vi.json?raw';
import { messageKeys, speaker } from '../src/messages';

describe.each([
  ['Vietnamese', vi],
  ['English', en],
])('what the reader says in %s', (_, json) => {
  const said = Object.keys(JSON.parse(json) as Record<string, string>).flatMap((key) =>
    key.startsWith('reading.ui.') ? [key.slice(11)] : [],
  );

  it('is complete and nothing more', () => {
    expect([...said].sort()).toEqual([...messageKeys].sort());
  });
});

describe('a message', () => {
  it('is filled in', () => {
    expect(speaker({ 'position.of': '{0} / {1}' })('position.of', 31, 84)).toBe('31 / 84');
  });
});
