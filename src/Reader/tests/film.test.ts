// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { Habits, keepSpeed } from '../src/player/habits';
import { askedSecond, lineOf, type Line } from '../src/player/spot';
import { PlayerControls } from '../src/ui/player-controls';

const lines: Line[] = [
  { from: 0, to: 2, text: 'Chào các em' },
  { from: 2, to: 5, text: 'Nào, xếp hạt bắp' },
  { from: 5, to: 8, text: 'thành hàng' },
  { from: 60, to: 63, text: 'Xếp hạt bắp lần nữa' },
];

describe('a place in what is said', () => {
  it('is a second of the address', () => {
    expect(['?den=t%3D12.5&tim=x', '?den=page=3', '?den=t=x', ''].map(askedSecond)).toEqual([
      12.5,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is the line in which the words begin, with marks or without', () => {
    expect(lineOf(lines, 0, 'hạt bắp thành hàng')).toBe(lines[1]);
    expect(lineOf(lines, 0, 'xep hat bap')).toBe(lines[1]);
  });

  it('is looked for near the second alone', () => {
    expect(lineOf(lines, 59, 'xếp hạt bắp')).toBe(lines[3]);
    expect(lineOf(lines, 30, 'chào')).toBeUndefined();
  });
});

describe('the habits of a device', () => {
  let media: HTMLMediaElement;
  beforeEach(() => {
    localStorage.clear();
    media = document.createElement('audio');
  });

  it('keep the speed for the next recording', () => {
    keepSpeed(media, new Habits(localStorage));
    media.playbackRate = 1.5;
    media.dispatchEvent(new Event('ratechange'));
    const next = document.createElement('audio');
    keepSpeed(next, new Habits(localStorage));
    expect(next.playbackRate).toBe(1.5);
  });

  it('are no habits where storage is forbidden or holds nonsense', () => {
    localStorage.setItem('oer.player.speed', '40');
    expect(new Habits(localStorage).speed).toBe(1);
    expect(new Habits(undefined).saves).toBeUndefined();
  });
});

describe('a drawing of sound', () => {
  it('lies under the slider, which stays one for keys', () => {
    const media = document.createElement('audio');
    const controls = new PlayerControls(media, (key) => key, { peaks: [0, 50, 100] });
    const wave = controls.element.querySelector('.player-wave');
    expect(wave?.querySelectorAll('svg')).toHaveLength(2);
    expect(wave?.querySelector('input')?.getAttribute('aria-label')).toBe('player.seek');
  });
});
