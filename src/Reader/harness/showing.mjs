/* global document, getComputedStyle, innerWidth, CSS */
// node harness/showing.mjs [part of a name]: what must be seen of mixed, fixed, vertical, rolled and broken books of our own
// making, in a real browser. Ends with "N passed, N failed". Build first (bin/assets Reader).
import { launch, place, ready, visible } from './browser.mjs';
import { serveReader } from './server.mjs';
import { books } from './showing-books.mjs';
import { says, shownFrame, turn } from './showing-steps.mjs';

const [part = ''] = process.argv.slice(2);
const desk = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };
let passed = 0;
let failed = 0;
const server = await serveReader({
  books: new Map(Object.entries(books).map(([name, bytes]) => [`${name}.epub`, bytes])),
});
const browser = await launch();

const tests = {
  'a picture book shows its own pages two by two, and no other': [
    desk,
    async (page) => {
      await open(page, 'tranh');
      await says(page, ['Trang 1'], ['Trang 2', 'Mục lục']);
      await turn(page);
      await says(page, ['Trang 2', 'Trang 3']);
      await turn(page);
      await says(page, ['Trang 4'], ['Trang 1', 'Mục lục']);
      await turn(page);
      await says(page, ['Trang 4']);
    },
  ],
  'a book that wants no spreads has one page at a time': [
    desk,
    async (page) => {
      await open(page, 'le');
      for (const n of [1, 2, 3]) {
        await says(page, [`Trang ${n}`], [`Trang ${n + 1}`]);
        await turn(page);
      }
    },
  ],
  'fixed pages and text stand in one book, each in its own size': [
    desk,
    async (page) => {
      await open(page, 'lon');
      await says(page, ['Chữ chảy']);
      await turn(page);
      await says(page, ['Trang 2']);
      const box = await shownFrame(page).then((frame) => frame.boundingBox());
      if (Math.abs(box.width / box.height - 0.75) > 0.01) throw new Error('the page is not 600 × 800');
      await turn(page);
      await says(page, ['Lại chữ chảy']);
    },
  ],
  'drawings in the spine are pages': [
    phone,
    async (page) => {
      await open(page, 'truyentranh');
      for (const n of [1, 2, 3]) {
        await says(page, [`Tranh ${n}`]);
        await turn(page);
      }
    },
  ],
  'a rolled book has its pages below each other without gaps': [
    phone,
    async (page) => {
      await open(page, 'cuon');
      await page.waitForTimeout(800);
      const boxes = await page
        .locator('.stage-part')
        .evaluateAll((parts) => parts.map((p) => p.getBoundingClientRect()).map((r) => [r.top, r.bottom]));
      if (boxes.length < 2 || Math.abs(boxes[0][1] - boxes[1][0]) > 1) throw new Error(JSON.stringify(boxes));
    },
  ],
  'a refrain is shown as often as the book says': [
    phone,
    async (page) => {
      await open(page, 'lap');
      for (const words of ['điệp khúc', 'lời một', 'điệp khúc']) {
        await says(page, [words]);
        await turn(page);
      }
      if (!/^100 %/.test(await place(page))) throw new Error(`the last page is ${await place(page)}`);
      await page.reload();
      await ready(page);
      if (!/^100 %/.test(await place(page))) throw new Error(`after a reload it is ${await place(page)}`);
    },
  ],
  'vertical text with pages from right to left is shown and turned': [
    desk,
    async (page) => {
      await open(page, 'doc');
      await says(page, ['đoạn-1-1']);
      const frame = await (await shownFrame(page)).contentFrame();
      const mode = await frame.evaluate(() => getComputedStyle(document.body).writingMode);
      if (mode !== 'vertical-rl') throw new Error(mode);
      const seen = new Set();
      for (let i = 0; i < 30; i++) {
        for (const [word] of (await visible(page)).text.matchAll(/đoạn-\d+-\d+/g)) seen.add(word);
        await turn(page, 'ArrowLeft');
      }
      if (seen.size !== 120) throw new Error(`${seen.size} of 120 paragraphs were seen`);
    },
  ],
  'pages from right to left leave the text from left to right': [
    phone,
    async (page) => {
      await open(page, 'trai');
      const frame = await (await shownFrame(page)).contentFrame();
      const direction = await frame.evaluate(() => getComputedStyle(document.querySelector('p')).direction);
      if (direction !== 'ltr') throw new Error(direction);
      const before = (await visible(page)).text;
      await turn(page, 'ArrowLeft');
      if ((await visible(page)).text === before) throw new Error('the left key did not turn on');
    },
  ],
  'a heading that begins a page leaves no empty one before it': [
    phone,
    async (page) => {
      await open(page, 'ngat');
      for (const n of [1, 2, 3]) {
        await says(page, [`đoạn-${n}-1`, `đoạn-${n}-2`]);
        await turn(page);
      }
    },
  ],
  'an empty chapter has a place, and the next follows': [
    phone,
    async (page) => {
      await open(page, 'rong');
      if (!/^0 % · trang 1\/1/.test(await place(page))) throw new Error(await place(page));
      await turn(page);
      await says(page, ['chương một']);
    },
  ],
  'a wide table scrolls in its box and lies over nothing': [
    phone,
    async (page) => {
      await open(page, 'bang');
      const frame = await (await shownFrame(page)).contentFrame();
      const box = await frame.evaluate(() => {
        const table = document.querySelector('table');
        table.scrollLeft = 10_000;
        const last = [...table.querySelectorAll('td')].find((td) => td.textContent.includes('-14-'));
        return { right: table.getBoundingClientRect().right, last: last.getBoundingClientRect().right, innerWidth };
      });
      if (box.right > box.innerWidth || box.last > box.innerWidth) throw new Error(JSON.stringify(box));
      await turn(page);
      await says(page, ['trang sau'], ['cột-số']);
    },
  ],
  'what only links lead to is never come to by turning': [
    phone,
    async (page) => {
      await open(page, 'chuthich');
      await turn(page);
      await says(page, ['hai'], ['ngoài lề']);
      await turn(page, 'PageUp');
      const frame = await (await shownFrame(page)).contentFrame();
      await frame.locator('#di').click();
      await page.waitForTimeout(500);
      await says(page, ['ngoài lề']);
      await turn(page);
      await says(page, ['xem thêm']);
    },
  ],
  'a picture is never larger than the page': [
    phone,
    async (page) => {
      await open(page, 'hinh');
      await page.waitForTimeout(400);
      const frame = await (await shownFrame(page)).contentFrame();
      const height = await frame.locator('#h').evaluate((img) => img.getBoundingClientRect().height);
      if (height > 690 || height < 200) throw new Error(`${height} px high`);
    },
  ],
  'margins made for paper leave a phone its lines': [
    phone,
    async (page) => {
      await open(page, 'le_giay');
      await says(page, ['đoạn-1-1']);
      const frame = await (await shownFrame(page)).contentFrame();
      const width = await frame.evaluate(() => document.querySelector('p').getClientRects()[0].width);
      if (!(width > 280)) throw new Error(`lines of ${width} px`);
    },
  ],
  'a chapter that cannot be fetched keeps the place and comes by itself': [phone, lostChapter],
  'scrolling goes on into the next chapters': [phone, scrolling],
  'words of the address are turned to and marked': [phone, marked],
  'a reload, another width and larger letters keep the place': [desk, keptPlace],
};

for (const [name, [size, act]] of Object.entries(tests)) if (name.includes(part)) await check(name, size, act);
await browser.close();
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

async function check(name, viewport, act) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  try {
    await act(page);
    if (troubles.length) throw new Error(troubles[0]);
    passed++;
    console.log(`ok   ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}: ${error.message.split('\n')[0]}`);
  } finally {
    await context.close();
  }
}

async function open(page, name, query = '') {
  await page.goto(`${server.address}/doc/${name}.epub${query}`);
  await ready(page);
  await page.waitForTimeout(150);
}

async function lostChapter(page) {
  await open(page, 'truyen');
  let isLost = true;
  await page.route('**/c2.xhtml', (route) => (isLost ? route.abort() : route.continue()));
  await page.reload();
  await ready(page);
  for (let i = 0; i < 12 && !(await page.locator('.stage-blank').count()); i++) await turn(page);
  if (!(await page.locator('.stage-blank').count())) throw new Error('the lost chapter was passed over');
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  if (/NaN|null|c2\.xhtml/.test(kept.replace(/"appearance[^]*/, ''))) throw new Error(`kept: ${kept}`);
  if (/NaN/.test(await place(page))) throw new Error(await place(page));
  await turn(page);
  await says(page, ['đoạn-3-1']);
  await turn(page, 'PageUp');
  isLost = false;
  await says(page, ['đoạn-2-']);
}

async function scrolling(page) {
  await page.addInitScript(() => localStorage.setItem('oer.reader.appearance', '{"flow":"scroll"}'));
  await open(page, 'truyen');
  const seen = new Set();
  await page.mouse.move(180, 400);
  let last = '';
  for (let i = 0; i < 120; i++) {
    for (const [, chapter] of (await visible(page)).text.matchAll(/đoạn-(\d+)-/g)) seen.add(Number(chapter));
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(90);
    const now = (await visible(page)).text;
    if (now === last && seen.size === 8) break;
    last = now;
  }
  if (seen.size !== 8) throw new Error(`only the chapters ${[...seen]} were seen`);
  await page.waitForTimeout(400);
  if ((await page.locator('.reader-right').getAttribute('aria-disabled')) !== 'true')
    throw new Error('the end is not the end');
  for (let i = 0; i < 120 && !(await visible(page)).text.includes('đoạn-1-1 '); i++) {
    await page.mouse.wheel(0, -600);
    await page.waitForTimeout(60);
  }
  await says(page, ['đoạn-1-1']);
}

async function marked(page) {
  await open(page, 'truyen', '?den=c3.xhtml&tim=' + encodeURIComponent('đoạn-3-9 buổi  sáng'));
  await says(page, ['đoạn-3-9']);
  const frame = await (await shownFrame(page)).contentFrame();
  const words = await frame.evaluate(() =>
    [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map(String)).join('|'),
  );
  if (words !== 'đoạn-3-9 Buổi sáng') throw new Error(`marked: ${words}`);
}

async function keptPlace(page) {
  await open(page, 'truyen');
  for (let i = 0; i < 6; i++) await turn(page);
  const top = /đoạn-\d+-\d+/.exec((await visible(page)).text)[0];
  await page.reload();
  await ready(page);
  await says(page, [top]);
  for (const size of [phone, { width: 740, height: 360 }, desk]) {
    await page.setViewportSize(size);
    await page.waitForTimeout(500);
    await says(page, [top]);
  }
  await page.keyboard.press('a');
  for (let i = 0; i < 3; i++)
    await page
      .getByRole('button', { name: /to hơn|lớn hơn/i })
      .first()
      .click();
  await page.waitForTimeout(400);
  await says(page, [top]);
}
