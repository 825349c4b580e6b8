// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { search } from '../src/epub/stage/search';
import { TextMap } from '../src/epub/stage/text-map';
import { locate } from '../src/epub/words';

const page = (body: string): Document =>
  new DOMParser().parseFromString(`<!doctype html><html><body>${body}</body></html>`, 'text/html');
const told = (range: Range | undefined): string | undefined => range?.toString().replace(/\s+/g, ' ');

describe('words on a page', () => {
  it('are found over elements, blanks, hidden hyphens and another way to write marks', () => {
    const doc = page('<p>Đường  về <b>Mang\u00ad Đen</b>,\n mùa <i>lu\u0301a</i> chín.</p>');
    expect(told(locate(doc, 'về mang đen, mùa lúa chín'))?.replace('\u00ad', '')).toBe(
      'về Mang Đen, mùa lu\u0301a chín',
    );
  });

  it('do not run from one paragraph into the next', () => {
    expect([...new TextMap(page('<p>sông</p><p>nước</p>'), 'marks').find('sôngnước')]).toHaveLength(0);
    expect([...new TextMap(page('<p>sông</p><p>nước</p>'), 'marks').find('sông nước')]).toHaveLength(1);
  });

  it('are found by their beginning where the rest was changed', () => {
    expect(told(locate(page('<p>một hai ba bốn năm</p>'), 'một hai ba bốn sáu bảy'))).toBe('một hai ba bốn');
    expect(locate(page('<p>không có gì</p>'), 'một hai ba')).toBeUndefined();
  });

  it('end where they end, also before signs that no one sees', () => {
    expect(told(locate(page('<p>nước sông</p>'), 'nước'))).toBe('nước');
    expect(told(locate(page('<p>Ngày x\u01b0a</p>'), 'ngày xưa'))).toBe('Ngày xưa');
  });
});

describe('a search', () => {
  const part = (body: string) => ({
    document: () => Promise.resolve(page(body)),
    found: () => ({ locator: { href: 'a', type: '', locations: {} } }),
  });
  const all = async (query: string, bodies: string[], signal = new AbortController().signal): Promise<string[]> => {
    const found: string[] = [];
    for await (const { excerpt } of search(bodies.map(part), query, signal))
      found.push(`${excerpt.before}[${excerpt.match}]${excerpt.after}`);
    return found;
  };

  it('without marks finds words with them; with marks only those', async () => {
    expect(await all('nuoc', ['<p>Bên nước trong.</p>', '<p>ĐẤT NƯỚC</p>'])).toEqual([
      'Bên [nước] trong.',
      'ĐẤT [NƯỚC]',
    ]);
    expect(await all('nước', ['<p>nuoc, nước, nược</p>'])).toEqual(['nuoc, [nước], nược']);
    expect(await all('duong', ['<p>Đường</p>'])).toEqual(['[Đường]']);
  });

  it('goes on past a part that cannot be fetched, and stops when it is told to', async () => {
    const stop = new AbortController();
    const parts = [{ ...part(''), document: () => Promise.reject(new Error('offline')) }, part('<p>suối suối</p>')];
    const found: string[] = [];
    for await (const { excerpt } of search(parts, 'suoi', stop.signal)) {
      found.push(excerpt.match);
      stop.abort();
    }
    expect(found).toEqual(['suối']);
  });
});
