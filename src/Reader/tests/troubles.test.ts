// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReaderError } from '../src/navigator';
import type { Say } from '../src/messages';
import { Troubles } from '../src/ui/troubles';

const say: Say = (key) => key;
const lost = new ReaderError('offline', 'c2.xhtml');

describe('a part that does not come', () => {
  let troubles: Troubles;
  beforeEach(() => {
    vi.useFakeTimers();
    troubles = new Troubles(say);
  });
  afterEach(() => {
    troubles.stop();
    vi.useRealTimers();
  });

  it('keeps its message, and the empty page is no place to remember', () => {
    troubles.show(lost, () => undefined);
    expect(troubles.moved()).toBe(false);
    expect(troubles.moved()).toBe(false);
    expect(troubles.element.textContent).toContain('part.offline');
  });

  it('is tried again by the button, and the message goes when the part is there', () => {
    const retry = vi.fn();
    troubles.show(lost, retry);
    troubles.element.querySelector('button')?.click();
    expect(retry).toHaveBeenCalledOnce();
    expect(troubles.moved()).toBe(true);
    expect(troubles.isOpen).toBe(false);
  });

  it('keeps the message when a try fails too', () => {
    const retry = vi.fn(() => troubles.show(lost, retry));
    troubles.show(lost, retry);
    troubles.element.querySelector('button')?.click();
    expect(troubles.moved()).toBe(false);
    expect(troubles.isOpen).toBe(true);
  });

  it('is tried again when the network is back, and now and then', () => {
    const retry = vi.fn();
    troubles.show(lost, retry);
    dispatchEvent(new Event('online'));
    expect(retry).toHaveBeenCalledTimes(1);
    troubles.show(lost, retry);
    vi.advanceTimersByTime(6000);
    expect(retry).toHaveBeenCalledTimes(2);
  });

  it('is left behind by somebody who goes elsewhere', () => {
    const retry = vi.fn();
    troubles.show(lost, retry);
    troubles.leaving();
    expect(troubles.moved()).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(retry).not.toHaveBeenCalled();
  });
});
