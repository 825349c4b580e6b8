import { describe, expect, it } from 'vitest';
import { commandOf } from '../src/ui/keyboard';

const press = (key: string, more: object = {}): Parameters<typeof commandOf>[0] => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  target: null,
  ...more,
});
const inside = (localName: string): object => ({ target: { localName } });

describe('keys while reading', () => {
  it('turn, jump and open', () => {
    expect(
      ['ArrowRight', 'PageDown', ' ', 'Home', 'End', 't', 'T', 'Escape'].map((key) => commandOf(press(key))),
    ).toEqual(['right', 'next', 'space', 'start', 'end', 'contents', 'contents', 'dismiss']);
    expect(commandOf(press(' ', { shiftKey: true }))).toBe('previous');
  });

  it('are left to the browser with Ctrl, Alt or Meta, and while a Vietnamese letter is being composed', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey', 'isComposing'])
      expect(commandOf(press('t', { [held]: true }))).toBeUndefined();
  });

  it('are left to fields, and space to buttons', () => {
    expect(commandOf(press('ArrowRight', inside('input')))).toBeUndefined();
    expect(commandOf(press(' ', inside('button')))).toBeUndefined();
    expect(commandOf(press('ArrowRight', inside('button')))).toBe('right');
    expect(commandOf(press('Escape', inside('input')))).toBe('dismiss');
  });
});
