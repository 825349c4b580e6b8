// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { modernCss, rewriteCss } from '../src/epub/css';
import { isNoteReference, readNote } from '../src/epub/footnote';
import { packageFile } from '../src/epub/package';
import { countPositions, Publication, type Webpub } from '../src/epub/webpub';

const manifest: Webpub = {
  metadata: { language: ['vi', 'en'], layout: 'reflowable', readingProgression: 'rtl' },
  readingOrder: [
    { href: 'OEBPS/ch%C6%B0%C6%A1ng%201.xhtml', type: 'application/xhtml+xml' },
    { href: 'tranh.svg', type: 'image/svg+xml', properties: { page: 'left' } },
  ],
  resources: [
    { href: 'chu-thich.xhtml', type: 'application/xhtml+xml' },
    { href: 'a.png', type: 'image/png' },
    { href: 'https://evil.example/x', type: 'text/css' },
  ],
  toc: [{ href: 'OEBPS/ch%C6%B0%C6%A1ng%201.xhtml#a', title: ' Một ', children: [{ href: '', title: 'Nhóm' }] }],
};
const positions = {
  positions: [
    { href: 'OEBPS/ch%C6%B0%C6%A1ng%201.xhtml' },
    { href: 'OEBPS/ch%C6%B0%C6%A1ng%201.xhtml' },
    { href: 'tranh.svg' },
  ],
};
const book = Publication.from(manifest, new URL('https://portal.example/an-pham/1/'));

describe('a publication', () => {
  it('knows its members by their decoded paths and fetches them by their addresses', () => {
    expect(book.member('OEBPS/chương 1.xhtml')?.url).toBe(
      'https://portal.example/an-pham/1/OEBPS/ch%C6%B0%C6%A1ng%201.xhtml',
    );
    expect(countPositions(positions, book.readingOrder)).toEqual([2, 1]);
    expect(book.language).toBe('vi');
    expect(book.rightToLeft).toBe(true);
  });

  it('names the book with the way its title runs, which is not the way pages follow', () => {
    const metadata = {
      ...manifest.metadata,
      title: 'CSS: הרפתקה',
      titleDirection: 'rtl',
      titleLanguage: 'he',
    } as const;
    expect(Publication.from({ ...manifest, metadata }, new URL('https://x/')).titled).toEqual({
      text: 'CSS: הרפתקה',
      direction: 'rtl',
      language: 'he',
    });
    expect(book.titled).toEqual({ text: '' });
  });

  it('flows as it asks, but turns fixed pages', () => {
    const flowing = (flow: string, layout?: string): string | undefined =>
      Publication.from(
        {
          ...manifest,
          metadata: { ...manifest.metadata, presentation: { flow } },
          readingOrder: [{ href: 'a.xhtml', properties: layout ? { layout } : {} }],
        },
        new URL('https://x/'),
      ).flow;
    expect(flowing('scrolled-continuous')).toBe('roll');
    expect(flowing('scrolled-doc')).toBe('chapters');
    expect(flowing('scrolled-continuous', 'fixed')).toBe('pages');
  });

  it('takes in nothing that lies elsewhere', () => {
    expect([...book.members].map((member) => member.url).join()).not.toContain('evil.example');
  });

  it('can be reached beside its reading order where links lead', () => {
    expect(book.asides.map((member) => member.path)).toEqual(['chu-thich.xhtml']);
  });

  it('has a table of contents with headings that lead nowhere', () => {
    expect(book.contents).toEqual([
      { label: 'Một', href: 'OEBPS/ch%C6%B0%C6%A1ng%201.xhtml#a', children: [{ label: 'Nhóm', children: [] }] },
    ]);
  });

  it('is described to the engine by files that are well-formed', () => {
    for (const path of ['META-INF/container.xml', 'package.opf'])
      expect(
        new DOMParser().parseFromString(packageFile(path, book) ?? '', 'application/xml').querySelector('parsererror'),
      ).toBeNull();
    const opf = packageFile('package.opf', book) ?? '';
    expect(opf).toContain('<itemref idref="r0"/><itemref idref="r1"/><itemref idref="r2"/>');
    expect(opf).toMatch(/id="r1" href="tranh.svg" media-type="application\/xhtml\+xml"/);
    expect(packageFile('META-INF/encryption.xml', book)).toBeNull();
  });

  it('keeps the lines of its contents, so that the current one can be told', () => {
    expect(book.contents).toBe(book.contents);
  });

  it('shows a repeated member as often as the book says, and shares its positions out', () => {
    const [refrain] = manifest.readingOrder;
    const song = Publication.from(
      { ...manifest, readingOrder: [refrain!, manifest.readingOrder[1]!, refrain!] },
      new URL('https://x/'),
    );
    expect(song.readingOrder.map(({ member }) => member.type)).toHaveLength(3);
    const twice = { positions: [...positions.positions, ...positions.positions.slice(0, 2)] };
    expect(countPositions(twice, song.readingOrder)).toEqual([2, 1, 2]);
    expect(packageFile('package.opf', song)?.match(/<itemref/g)).toHaveLength(3);
  });

  it('without a reading order is damaged', () => {
    expect(() => Publication.from({ ...manifest, readingOrder: [] }, new URL('https://x/'))).toThrow(/reading order/);
  });
});

describe('a style sheet', () => {
  it('keeps its own files under their addresses and asks nobody else', () => {
    const css =
      '@import "https://evil.example/a.css";a{background:url( b.png )}b{src:url("https://evil.example/f.woff")}c{filter:url(#f)}d{background:url(data:image/png;base64,x)}';
    const rewritten = rewriteCss(css, (reference) =>
      reference.startsWith('https:') ? null : reference.startsWith('data:') ? undefined : `/m/${reference}`,
    );
    expect(rewritten).not.toContain('evil.example');
    expect(rewritten).toContain('url("/m/b.png")');
    expect(rewritten).toContain('url(#f)');
    expect(rewritten).toContain('data:image/png');
  });
});

describe('CSS of older books', () => {
  it('is read in the words of today', () => {
    expect(modernCss('html{-epub-writing-mode: vertical-rl;-epub-text-orientation:sideways-right}')).toBe(
      'html{writing-mode: vertical-rl;text-orientation:sideways}',
    );
    expect(modernCss('-epub-text-combine: horizontal')).toBe('text-combine-upright: all');
    expect(modernCss('p{text-transform: -epub-fullwidth}')).toBe('p{text-transform: full-width}');
    expect(modernCss('h1{page-break-before: always}')).toBe('h1{break-before: column}');
  });

  it('measures by the page, not by the frame; a media query stays', () => {
    expect(modernCss('@media (min-width: 50vw){img{height:80vh}}')).toBe(
      '@media (min-width: 50vw){img{height:calc(var(--view-h,1vh)*80)}}',
    );
  });
});

describe('a note', () => {
  const page = new DOMParser().parseFromString(
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><p>x<a id="r" epub:type="noteref" href="#n">1</a> <sup><a id="s" href="#n">2</a></sup> <a id="l" href="#c">mục</a></p>' +
      '<aside id="n" epub:type="footnote"><p>Già làng <em>kể</em> <a href="#r" role="doc-backlink">↩</a><script>x</script></p></aside><section id="c"><h2>Mục</h2></section></body></html>',
    'application/xhtml+xml',
  );
  const find = (id: string): Element => page.getElementById(id) as Element;

  it('is told from other links', () => {
    expect(['r', 's', 'l'].map((id) => isNoteReference(find(id)))).toEqual([true, true, false]);
  });

  it('is copied by a short list of elements, without its way back', () => {
    const box = document.createElement('div');
    box.append(readNote(find('n')) as DocumentFragment);
    expect(box.innerHTML).toBe('<p>Già làng <em>kể</em> </p>');
  });

  it('is not a whole section', () => {
    expect(readNote(find('c'))).toBeUndefined();
  });

  it('is not the title of a document, whatever kind it says to be', () => {
    const title = new DOMParser().parseFromString(
      '<html xmlns="http://www.w3.org/1999/xhtml"><head><title id="n" role="doc-footnote">Tên</title></head><body/></html>',
      'application/xhtml+xml',
    );
    expect(readNote(title.querySelector('title') as Element)).toBeUndefined();
  });
});
