// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock, listenToKeys, PlayerControls } from '../src/ui/player-controls';
import type { Say } from '../src/messages';

const say: Say = (key, ...values) => [key, ...values].join(' ');

describe('the player', () => {
  const stop = { now: new AbortController() };
  let media: HTMLAudioElement;
  let controls: PlayerControls;
  const press = (key: string, target: EventTarget = document.body): boolean =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

  beforeEach(() => {
    stop.now = new AbortController();
    media = document.createElement('audio');
    Object.defineProperty(media, 'duration', { value: 100 });
    controls = new PlayerControls(media, say);
    document.body.replaceChildren(media, controls.element);
    listenToKeys(controls, stop.now.signal);
  });
  afterEach(() => stop.now.abort());

  it('says the time as clocks do', () => {
    expect([0, 65, 3725].map(clock)).toEqual(['0:00', '1:05', '1:02:05']);
  });

  it('plays and pauses with the space bar', () => {
    const play = vi.spyOn(media, 'play').mockResolvedValue();
    expect(press(' ')).toBe(false);
    expect(play).toHaveBeenCalledOnce();
  });

  it('jumps with the arrows and never beyond the ends', () => {
    press('ArrowLeft');
    expect(media.currentTime).toBe(0);
    press('ArrowRight');
    press('l');
    expect(media.currentTime).toBe(15);
  });

  it('leaves the keys of a slider alone', () => {
    const slider = controls.element.querySelector('input');
    expect(press('ArrowRight', slider as EventTarget)).toBe(true);
    expect(media.currentTime).toBe(0);
  });

  it('shows the speed that was chosen', () => {
    press('>');
    media.dispatchEvent(new Event('ratechange'));
    const pressed = [...controls.element.querySelectorAll('[aria-pressed="true"]')].map((chip) => chip.textContent);
    expect(pressed).toEqual(['1.25×']);
  });

  it('takes the place of the bar of the browser', () => {
    expect(media.controls).toBe(false);
  });
});
