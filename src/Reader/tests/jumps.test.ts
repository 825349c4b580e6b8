// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Locator } from '../src/locator';
import type { Say } from '../src/messages';
import type { Place } from '../src/navigator';
import { Jumps } from '../src/ui/jumps';

const say: Say = (key, ...values) => [key, ...values].join(' ');
const spot = (position: number): Locator => ({ href: 'a', type: '', title: 'Chương một', locations: { position } });
const at = (position: number): Place => ({
  locator: spot(position),
  entry: undefined,
  position,
  total: 10,
  progress: 0,
  atStart: false,
  atEnd: false,
});

describe('the chip after a jump', () => {
  let chip: HTMLElement;
  let go: ReturnType<typeof vi.fn<(to: Locator) => Promise<void>>>;
  let jumps: Jumps;
  beforeEach(() => {
    vi.useFakeTimers();
    chip = document.createElement('div');
    go = vi.fn(() => Promise.resolve());
    jumps = new Jumps(say, chip, go);
  });
  afterEach(() => vi.useRealTimers());

  it('names the page of a PDF and the chapter of a book', () => {
    jumps.offer(spot(3), spot(7), true);
    expect(chip.textContent).toBe('↩ jumped.back jumped.page 3');
    jumps.offer(spot(3), spot(7), false);
    expect(chip.textContent).toBe('↩ jumped.back “Chương một”');
  });

  it('stays for the page it led to and leaves with the next one', () => {
    jumps.offer(spot(3), undefined, true);
    jumps.moved(at(3)); // told late
    jumps.moved(at(7));
    jumps.moved(at(7));
    expect(chip.textContent).not.toBe('');
    jumps.moved(at(8));
    expect(chip.textContent).toBe('');
  });

  it('leaves after eight seconds, but not from under a hand', () => {
    jumps.offer(spot(3), spot(7), true);
    vi.advanceTimersByTime(7900);
    chip.dispatchEvent(new Event('pointerenter'));
    vi.advanceTimersByTime(20_000);
    expect(chip.textContent).not.toBe('');
    chip.dispatchEvent(new Event('pointerleave'));
    vi.advanceTimersByTime(8000);
    expect(chip.textContent).toBe('');
  });

  it('leads back, and so does the key when the chip has gone', () => {
    jumps.offer(spot(3), spot(7), true);
    vi.advanceTimersByTime(9000);
    jumps.back();
    expect(go).toHaveBeenCalledWith(spot(3));
    jumps.back();
    expect(go).toHaveBeenCalledOnce();
  });
});
