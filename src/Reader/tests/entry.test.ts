// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { EntryPlace } from '../src/place/entry';

const at = (href: string) => ({ href, type: '', locations: {} });

describe('the place of an entry in the history', () => {
  beforeEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('is there the moment after a turn, for a reload that follows at once', () => {
    new EntryPlace().keep(at('c4.xhtml'));
    expect(new EntryPlace().start).toEqual(at('c4.xhtml'));
  });

  it('belongs to its entry alone', () => {
    new EntryPlace().keep(at('c4.xhtml'));
    history.pushState(null, '');
    expect(new EntryPlace().start).toBeUndefined();
  });

  it('leaves what else the entry holds, and writes to the history once', () => {
    history.replaceState({ open: 'contents' }, '');
    const place = new EntryPlace();
    place.keep(at('c1.xhtml'));
    const state = history.state as unknown;
    place.keep(at('c2.xhtml'));
    expect(history.state).toBe(state);
    expect(state).toMatchObject({ open: 'contents' });
  });

  it('survives a storage that is forbidden, full, or holds something else', () => {
    new EntryPlace(undefined).keep(at('c1.xhtml'));
    const full = {
      getItem: () => '{',
      setItem: () => {
        throw new Error('full');
      },
    } as unknown as Storage;
    const place = new EntryPlace(full);
    place.keep(at('c1.xhtml'));
    expect(place.start).toBeUndefined();
  });
});
