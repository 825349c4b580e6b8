// Books of our own making, each with what the page engine must show of it (showing.mjs).
import { strToU8 } from 'fflate';
import { book, novel } from './novel.mjs';

const meta = (name, value) => `<meta property="rendition:${name}">${value}</meta>`;
const viewport = (content) => `<meta name="viewport" content="${content}"/>`;
const page = (n, more = {}) => ({
  name: `p${n}.xhtml`,
  title: `Trang ${n}`,
  head: viewport('width=600,height=800'),
  body: `<h1 style="margin:0">Trang ${n}</h1>`,
  ...more,
});
const drawing = (n) => ({
  name: `d${n}.svg`,
  raw: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400"><rect width="300" height="400" fill="#${n}a8"/><text x="20" y="40">Tranh ${n}</text></svg>`,
  body: '',
});
const table = `<table border="1"><tr>${Array.from({ length: 14 }, (_, i) => `<td>cột-số-${i + 1}-dài</td>`).join('')}</tr><tr>${'<td>x</td>'.repeat(14)}</tr></table>`;

export const books = {
  truyen: novel({}),
  le_giay: novel({ count: 2, style: 'body { margin: 5em; padding: 2em }' }),
  tranh: book({ chapters: [1, 2, 3, 4].map((n) => page(n)), metadata: meta('layout', 'pre-paginated') }),
  le: book({
    chapters: [1, 2, 3, 4].map((n) => page(n)),
    metadata: meta('layout', 'pre-paginated') + meta('spread', 'none'),
  }),
  lon: book({
    chapters: [
      { name: 'a.xhtml', title: 'Chữ', body: '<p>Chữ chảy theo trang.</p>' },
      page(2, { properties: 'rendition:layout-pre-paginated rendition:spread-none' }),
      { name: 'c.xhtml', title: 'Chữ nữa', body: '<p>Lại chữ chảy.</p>' },
    ],
  }),
  truyentranh: book({ chapters: [drawing(1), drawing(2), drawing(3)], metadata: meta('layout', 'pre-paginated') }),
  cuon: book({ chapters: [page(1), page(2), page(3)], metadata: meta('layout', 'roll') }),
  lap: book({
    chapters: [
      { name: 'dk.xhtml', title: 'Điệp khúc', body: '<p>điệp khúc</p>' },
      { name: 'l1.xhtml', title: 'Lời', body: '<p>lời một</p>' },
    ],
    order: ['dk.xhtml', 'l1.xhtml', 'dk.xhtml'],
  }),
  doc: novel({ count: 2, length: 60, style: 'html{-epub-writing-mode:vertical-rl}', progression: 'rtl' }),
  trai: novel({ count: 2, length: 10, progression: 'rtl' }),
  ngat: novel({ count: 3, length: 2, style: 'h1{page-break-before:always}' }),
  rong: book({
    chapters: [
      { name: 'r.xhtml', title: 'Rỗng', body: '' },
      { name: 'm.xhtml', title: 'Một', body: '<p>chương một</p>' },
    ],
  }),
  bang: book({
    chapters: [
      {
        name: 'b.xhtml',
        title: 'Bảng',
        body: `<p>trước</p>${table}<p>sau</p><pre>${'mã lệnh dài '.repeat(20)}</pre><p style="break-before:column">trang sau</p>`,
      },
    ],
  }),
  chuthich: book({
    chapters: [
      { name: 'a.xhtml', title: 'Một', body: '<p>chữ <a id="di" href="n.xhtml">xem thêm</a></p>' },
      { name: 'n.xhtml', linear: 'no', body: '<p>ngoài lề</p>' },
      { name: 'b.xhtml', title: 'Hai', body: '<p>hai</p>' },
    ],
  }),
  hinh: book({
    chapters: [{ name: 'a.xhtml', title: 'Hình', body: '<p>có hình</p><p><img id="h" alt="Suối" src="h.svg"/></p>' }],
    files: {
      'h.svg': strToU8(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 3000" width="300" height="3000"><rect width="300" height="3000" fill="teal"/></svg>',
      ),
    },
  }),
};
