// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cut, sentencesOf } from '../src/listening/sentences';

const said = (body: string): string[] => sentencesOf(page(body), 'vi').map(({ text }) => text);
/** A document with a window of its own, as a book's page has; jsdom takes every element for a block. */
const page = (body: string): Document => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const doc = frame.contentDocument!;
  doc.head.innerHTML = '<style>a, b, em { display: inline } .giau { display: none }</style>';
  doc.body.innerHTML = body;
  return doc;
};
const texts = (text: string): string[] => cut(text, 'vi').map(([from, to]) => text.slice(from, to).trim());

describe('sentences', () => {
  it('end at full stops, not after shortened words', () => {
    expect(texts('Em ở TP. Kon Tum. Thầy là GS. Nguyễn Văn A. Hay quá!')).toEqual([
      'Em ở TP. Kon Tum.',
      'Thầy là GS. Nguyễn Văn A.',
      'Hay quá!',
    ]);
  });

  it('that are long are parted where one breathes, and nothing is lost', () => {
    const long = `${'một hai ba bốn năm sáu bảy, '.repeat(30)}hết.`;
    const parts = texts(long);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(220);
    expect(parts.join(' ')).toBe(long.trim());
    expect(cut('x'.repeat(1000), 'vi')).toHaveLength(5);
  });

  it('of a language that browsers do not know are found all the same', () => {
    expect(cut('A b. C d.', 'không phải mã')).toHaveLength(2);
  });
});

describe('what a voice reads of a page', () => {
  it('is its words in blocks, marks inside a sentence notwithstanding', () => {
    expect(said('<h1>Bến nước</h1><p>Già <em>làng</em> kể. Trẻ<br/>nghe.</p>')).toEqual([
      'Bến nước',
      'Già làng kể.',
      'Trẻ nghe.',
    ]);
  });

  it('leaves out what is hidden or cannot be said, and says what pictures show', () => {
    expect(
      said(
        '<p class="giau">Ẩn.</p><p aria-hidden="true">Ẩn.</p><p>***</p><figure><img alt="Bản đồ làng" src=""></figure>',
      ),
    ).toEqual(['Bản đồ làng']);
  });

  it('knows notes, page numbers and what stands in a table', () => {
    const found = sentencesOf(
      page('<p>Chữ<a epub:type="noteref">1</a> nữa.</p><table><tr><td>Ô một</td></tr></table>'),
      'vi',
    );
    expect(found.map(({ text, kinds, within }) => [text, kinds.has('noteref'), within.length])).toEqual([
      ['Chữ', false, 0],
      ['1', true, 0],
      ['nữa.', false, 0],
      ['Ô một', false, 1],
    ]);
  });

  it('marks exactly the words that are said', () => {
    const [first, second] = sentencesOf(page('<p>  Câu <b>một</b>.  Câu hai. </p>'), 'vi');
    expect([first?.range.toString(), second?.range.toString()]).toEqual(['Câu một.', 'Câu hai.']);
  });

  it('says in which language a part stands', () => {
    expect(sentencesOf(page('<p>Chào. </p><p lang="en">Hello.</p>'), 'vi').map(({ language }) => language)).toEqual([
      'vi',
      'en',
    ]);
  });
});
