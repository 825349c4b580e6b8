// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Say } from '../src/messages';
import { ReaderError } from '../src/navigator';
import { Troubles } from '../src/ui/troubles';

const say: Say = (key) => key;
const lost = new ReaderError('offline', 'c2.xhtml');

describe('a part that does not come', () => {
  let troubles: Troubles;
  let rolls: boolean;
  let shown: number[];
  beforeEach(() => {
    [rolls, shown] = [false, [0]];
    troubles = new Troubles(say, { rolls: () => rolls, shown: () => shown });
  });

  it('has its message until a page is there', () => {
    troubles.show(lost, () => undefined);
    expect(troubles.element.textContent).toContain('part.offline');
    troubles.moved();
    expect(troubles.isOpen).toBe(false);
  });

  it('is tried again by the button, and the message waits for it', () => {
    const retry = vi.fn();
    troubles.show(lost, retry);
    troubles.element.querySelector('button')?.click();
    expect(retry).toHaveBeenCalledOnce();
    expect(troubles.isOpen).toBe(true);
  });

  it('keeps its message in a roll that only moved a little, low where there are words to read', () => {
    rolls = true;
    troubles.show(lost, () => undefined);
    troubles.moved();
    expect(troubles.isOpen).toBe(true);
    expect(troubles.element.hasAttribute('data-low')).toBe(true);
    shown = [0, 1];
    troubles.moved();
    expect(troubles.isOpen).toBe(false);
  });

  it('is left behind by somebody who goes elsewhere in a roll', () => {
    rolls = true;
    troubles.show(lost, () => undefined);
    troubles.leaving();
    troubles.moved();
    expect(troubles.isOpen).toBe(false);
  });

  it('that is not there at all is said so', () => {
    troubles.show(new ReaderError('not-found', 'c2.xhtml'), () => undefined);
    expect(troubles.element.textContent).toContain('part.missing');
  });
});
