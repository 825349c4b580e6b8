// Writes the lists of addresses that the load walks through. Usage: node addresses.mjs BASE FOLDER
import { writeFileSync } from 'node:fs';

const [base, folder] = process.argv.slice(2);
const page = async (path) => (await fetch(base + path, { headers: { Accept: 'text/html' } })).text();
const words = [
  'toán',
  'toan lop 4',
  'phân số',
  'lich su viet nam',
  'đường',
  'duong',
  'hoà bình',
  'sinh học',
  'dong vat',
  'thiên nhiên',
  'nuoc',
  'cây',
  'chien tranh',
  'the gioi',
  'khoa hoc',
  'nghệ thuật',
  'am nhac',
  '"dân số"',
  'sông núi',
  'truong hoc',
];

const found = new Set();
for (const word of words) {
  for (const sheet of [1, 2, 3]) {
    const html = await page(`/tim?q=${encodeURIComponent(word)}&trang=${sheet}`);
    for (const [, id] of html.matchAll(/href="\/hoc-lieu\/([0-9a-z]{10})/g)) found.add(id);
  }
}
if (found.size < 20) throw new Error(`Only ${found.size} resources were found by searching; is the portal filled?`);

const resources = [...found].map((id) => `/hoc-lieu/${id}`);
const searches = words.map((word) => `/tim?q=${encodeURIComponent(word)}`);
// Every pair of words is another page, so that hardly one is answered from the page cache.
const pairs = words.flatMap((a) =>
  words.flatMap((b) =>
    [1, 2].map((sheet) => `/tim?q=${encodeURIComponent(`${a} ${b}`.replaceAll('"', ''))}&trang=${sheet}`),
  ),
);
// The fixed list of ../shared/search.md: frequent, rare, phrase, unmarked, three facets, a late page.
const mixed = [
  'q=cây',
  'q=việt+nam',
  'q=nam',
  'q=photpho',
  'q="dân+số"',
  'q="chiến+tranh+thế+giới"',
  'q=lich+su+viet+nam',
  'q=truong+hoc',
  'q=toán&cap=tieu-hoc&lop=4&mon=toan',
  'q=nuoc&cap=thcs&loai=bai-giang&giay-phep=cc-by-4.0',
  'q=thế+giới&trang=20',
  'q=nam&sap-xep=moi-nhat',
].map((query) => encodeURI(`/tim?${query}`));
// One book that the reader opens, from the shelves of the home page or from the newest.
const shelved = ((await page('/')) + (await page('/tim'))).match(/\/hoc-lieu\/[0-9a-z]{10}/g);
const opened = await Promise.all(
  [...new Set(shelved)].map(async (r) => [r.replace('hoc-lieu', 'doc'), await page(r.replace('hoc-lieu', 'doc'))]),
);
const book = opened.find(([, html]) => html.includes('"kind":"epub"'))?.[0];

writeFileSync(`${folder}/home.txt`, '/\n');
writeFileSync(`${folder}/resource.txt`, resources.join('\n') + '\n');
writeFileSync(`${folder}/search.txt`, searches.join('\n') + '\n');
writeFileSync(`${folder}/search-mixed.txt`, mixed.join('\n') + '\n');
writeFileSync(`${folder}/search-words.txt`, pairs.join('\n') + '\n');
writeFileSync(
  `${folder}/weigh.txt`,
  ['home=/', `search=${searches[0]}`, `resource=${resources[0]}`, ...(book ? [`reader=${book}`] : [])].join('\n') +
    '\n',
);
