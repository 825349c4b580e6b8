// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clockSeconds } from '../src/epub/overlay/clock';
import { NarratedBook } from '../src/epub/overlay/narrated-book';
import { readOverlay } from '../src/epub/overlay/smil';

const smil = (body: string): string =>
  `<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0"><body>${body}</body></smil>`;

describe('a clock value', () => {
  it.each([
    ['5:34:31.396', 20071.396],
    ['124:59:36', 449976],
    ['0:05:01.2', 301.2],
    ['0:00:04', 4],
    ['09:58', 598],
    ['00:56.78', 56.78],
    ['76.2s', 76.2],
    ['7.75h', 27900],
    ['13min', 780],
    ['2345ms', 2.345],
    ['12.345', 12.345],
    [' 3s ', 3],
  ])('%s is read as seconds', (value, seconds) => {
    expect(clockSeconds(value)).toBeCloseTo(seconds, 6);
  });

  it.each(['', 'abc', '-3s', '1:2:3:4', '00:99', 'NaN', 'Infinity', null])('%s is none', (value) => {
    expect(clockSeconds(value)).toBeUndefined();
  });
});

describe('a media overlay', () => {
  it('gives its clips in order, addresses seen from its own place', () => {
    const items = readOverlay(
      smil(`<seq epub:textref="../text/c1.xhtml"><par><text src="../text/c%201.xhtml#a"/>
        <audio src="../sound/a.mp3" clipBegin="1s" clipEnd="0:00:02.5"/></par>
        <seq><par><text src="../text/c%201.xhtml#%E1%BB%9F"/><audio src="../sound/a.mp3"/></par></seq></seq>`),
      'mo/c1.smil',
    );
    expect(items.map(({ path, id, audio }) => ({ path, id, audio }))).toEqual([
      { path: 'text/c 1.xhtml', id: 'a', audio: { path: 'sound/a.mp3', begin: 1, end: 2.5 } },
      { path: 'text/c 1.xhtml', id: 'ở', audio: { path: 'sound/a.mp3', begin: 0, end: Infinity } },
    ]);
  });

  it('says what can be left out and what can be left', () => {
    const [page, cell, after] = readOverlay(
      smil(`<par epub:type="pagebreak"><text src="c.xhtml#p"/></par>
        <seq epub:type="table"><seq epub:type="table-row"><par epub:type="table-cell"><text src="c.xhtml#t"/></par></seq></seq>
        <par><text src="c.xhtml#n"/></par>`),
      'c.smil',
    );
    expect(page?.kinds.has('pagebreak')).toBe(true);
    expect(cell?.within).toHaveLength(1);
    expect(after?.within).toHaveLength(0);
  });

  it('leaves out what leads out of the book, and a clip that ends before it begins', () => {
    const items = readOverlay(
      smil(`<par><text src="https://example.org/c.xhtml#a"/></par>
        <par><text src="c.xhtml#b"/><audio src="//example.org/a.mp3"/></par>
        <par><text src="c.xhtml#c"/><audio src="a.mp3" clipBegin="5s" clipEnd="2s"/></par>`),
      'c.smil',
    );
    expect(items.map(({ id, audio }) => [id, audio])).toEqual([
      ['b', undefined],
      ['c', undefined],
    ]);
  });

  it('that is none gives nothing, and one without an end does not hang', () => {
    expect(readOverlay('no xml <', 'c.smil')).toEqual([]);
    const deep = smil('<seq>'.repeat(500) + '<par><text src="c.xhtml#a"/></par>' + '</seq>'.repeat(500));
    expect(readOverlay(deep, 'c.smil')).toEqual([]);
  });
});

describe('a recorded book', () => {
  afterEach(() => vi.unstubAllGlobals());
  const base = new URL('https://portal.test/an-pham/1/');
  const manifest = {
    metadata: { mediaOverlay: { activeClass: 'doc', playbackActiveClass: 'phat' } },
    readingOrder: [
      { href: 'bia.xhtml' },
      { href: 'c1.xhtml', alternate: [{ href: 'm.smil', type: 'application/smil+xml' }] },
      { href: 'c2.xhtml', alternate: [{ href: 'm.smil', type: 'application/smil+xml' }] },
    ],
  };
  const shared = smil(`<par><text src="c1.xhtml#a"/><audio src="s%20s.mp3" clipEnd="1s"/></par>
    <par><text src="c2.xhtml#b"/><audio src="s%20s.mp3" clipBegin="1s"/></par>`);

  it('gives each part its passages of a shared overlay, fetched once', async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response(shared)));
    vi.stubGlobal('fetch', fetched);
    const book = new NarratedBook(manifest, base, undefined);
    const [first] = await book.passages(1);
    const [second] = await book.passages(2);
    expect([first?.href, first?.clip?.url]).toEqual(['c1.xhtml#a', 'https://portal.test/an-pham/1/s%20s.mp3']);
    expect([second?.href, second?.clip?.begin, second?.clip?.end]).toEqual(['c2.xhtml#b', 1, Infinity]);
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('goes on only to what was recorded', () => {
    const book = new NarratedBook(manifest, base, () => Promise.resolve([]));
    expect([0, 1, 2].map((part) => book.goesOnWith(part))).toEqual([false, true, true]);
    expect([book.activeClass, book.playingClass]).toEqual(['doc', 'phat']);
  });

  it('asks again for an overlay that could not be fetched', async () => {
    let lost = true;
    vi.stubGlobal('fetch', () =>
      lost ? Promise.reject(new TypeError('lost')) : Promise.resolve(new Response(shared)),
    );
    const book = new NarratedBook(manifest, base, undefined);
    await expect(book.passages(1)).rejects.toThrow();
    lost = false;
    expect(await book.passages(1)).toHaveLength(1);
  });
});
