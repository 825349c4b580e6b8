// Books of our own making for the reader's tests: a few lines each, so that a test can say what must be seen.
import { strToU8, zipSync } from 'fflate';

const sentence = 'Buổi sáng, sương còn phủ trên mái nhà rông, bọn trẻ đã rủ nhau xuống suối bắt cá và hái rau rừng.';

/** `count` chapters of `length` paragraphs, each with a word of its own: "đoạn-3-17". */
export function novel({ count = 8, length = 14, style = '', progression = '' } = {}) {
  const chapters = Array.from({ length: count }, (_, i) => ({
    name: `c${i + 1}.xhtml`,
    title: `Chương ${i + 1}`,
    body:
      `<h1>Chương ${i + 1}</h1>` +
      Array.from({ length }, (_, j) => `<p>đoạn-${i + 1}-${j + 1} ${sentence}</p>`).join(''),
  }));
  return book({ chapters, style, progression });
}

/**
 * @param {{ chapters: { name: string, title?: string, body: string, head?: string, properties?: string, linear?: string }[], style?: string,
 *   progression?: string, metadata?: string, order?: string[], files?: Record<string, Uint8Array> }} book
 */
export function book({ chapters, style = '', progression = '', metadata = '', order, files = {} }) {
  const id = (name) => name.replace(/\W/g, '-');
  const page = ({ title, body, head = '' }) =>
    `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${title ?? ''}</title><style>${style}</style>${head}</head><body>${body}</body></html>`;
  const named = chapters.filter(({ title }) => title);
  const nav = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Mục lục</title></head><body><nav epub:type="toc"><ol>${named
    .map(({ name, title }) => `<li><a href="${name}">${title}</a></li>`)
    .join('')}</ol></nav></body></html>`;
  const spine = (order ?? chapters.map(({ name }) => name)).map((name) => {
    const chapter = chapters.find((one) => one.name === name);
    return `<itemref idref="${id(name)}"${chapter?.linear ? ` linear="${chapter.linear}"` : ''}${chapter?.properties ? ` properties="${chapter.properties}"` : ''}/>`;
  });
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:thu</dc:identifier><dc:title>Sách thử</dc:title><dc:language>vi</dc:language>${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${chapters
    .map(({ name }) => `<item id="${id(name)}" href="${name}" media-type="${typeOf(name)}"/>`)
    .join('')}${Object.keys(files)
    .map((name) => `<item id="${id(name)}" href="${name}" media-type="${typeOf(name)}"/>`)
    .join(
      '',
    )}</manifest><spine${progression ? ` page-progression-direction="${progression}"` : ''}>${spine.join('')}</spine></package>`;
  return Buffer.from(
    zipSync({
      mimetype: [strToU8('application/epub+zip'), { level: 0 }],
      'META-INF/container.xml': strToU8(
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
      ),
      'p.opf': strToU8(opf),
      'nav.xhtml': strToU8(nav),
      ...Object.fromEntries(chapters.map((chapter) => [chapter.name, strToU8(chapter.raw ?? page(chapter))])),
      ...files,
    }),
  );
}

const typeOf = (name) =>
  ({ xhtml: 'application/xhtml+xml', svg: 'image/svg+xml', png: 'image/png', css: 'text/css' })[name.split('.').at(-1)];
