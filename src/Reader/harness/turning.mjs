/* global document */
// node harness/turning.mjs [part of a name]: pages turned by real fingers, a mouse and a wheel, in a real browser, also
// slowed four times and without motion. Ends with "N passed, N failed". Build first (bin/assets Reader).
import { launch, ready, visible } from './browser.mjs';
import { novel } from './novel.mjs';
import { serveReader } from './server.mjs';

const [part = ''] = process.argv.slice(2);
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };
const tablet = { viewport: { width: 1280, height: 800 }, hasTouch: true };
const desk = { viewport: { width: 1280, height: 800 } };
let passed = 0;
let failed = 0;
const server = await serveReader({
  books: new Map([
    ['truyen.epub', novel({})],
    ['ngan.epub', novel({ count: 30, length: 3 })],
  ]),
});
const browser = await launch();
const tests = {
  ...motions('a book is read from cover to end by taps, every chapter of it', phone, coverToEnd, 4),
  ...Object.fromEntries(
    [90, 350, 900].flatMap((pause) =>
      Object.entries(motions(`taps every ${pause} ms lose no page`, phone, (page) => taps(page, pause), 4)),
    ),
  ),
  ...motions('a tap in the margin of a wide touch screen turns', tablet, margins),
  'mouse clicks turn a page each': [desk, {}, clicks],
  'a notch of the wheel turns a page': [desk, {}, notches],
  ...motions('a swipe turns a page, a short one does not', phone, swipes),
  'keys pressed quickly turn a page each': [desk, {}, keys],
};
for (const [name, [device, motion, act]] of Object.entries(tests))
  if (name.includes(part)) await check(name, device, motion, act);
await browser.close();
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

function motions(name, device, act, slowed = 1) {
  return Object.fromEntries(
    ['no-preference', 'reduce'].map((reducedMotion) => [
      `${name} (${reducedMotion === 'reduce' ? 'without motion' : 'with motion'})`,
      [device, { reducedMotion, slowed }, act],
    ]),
  );
}

async function check(name, device, { reducedMotion, slowed = 1 }, act) {
  const context = await browser.newContext({ ...device, ...(reducedMotion ? { reducedMotion } : {}) });
  const page = await context.newPage();
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  try {
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: slowed });
    const note = await inTime(act(page, client));
    if (troubles.length) throw new Error(troubles[0]);
    passed++;
    console.log(`ok   ${name}${note ? ` (${note})` : ''}`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}: ${error.message.split('\n')[0]}`);
  } finally {
    await context.close();
  }
}

function inTime(work) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error('took over 120 s')), 120_000)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function open(page, name = 'truyen.epub') {
  await page.goto(`${server.address}/doc/${name}`);
  await ready(page);
  await page.evaluate(() => document.fonts.ready);
}

/** The page in the middle of its chapter, so that turns can be counted: "3-17" is the first paragraph seen. */
async function first(page) {
  return /đoạn-(\d+-\d+)/.exec((await visible(page)).text)?.[1];
}

async function seenAll(page) {
  return [...(await visible(page)).text.matchAll(/đoạn-(\d+)-(\d+)/g)].map((m) => m[0]);
}

async function settled(page) {
  let before = '';
  for (let same = 0; same < 3;) {
    const now = `${await page.locator('.reader-scrub').inputValue()} ${await first(page)}`;
    same = now === before ? same + 1 : 0;
    before = now;
    await page.waitForTimeout(120);
  }
}

async function coverToEnd(page) {
  await open(page);
  const seen = new Set();
  let turns = 0;
  for (let before = ''; turns < 200; turns++) {
    for (const word of await seenAll(page)) seen.add(word);
    const now = await first(page);
    if (now === before && (await page.locator('.reader-right').getAttribute('aria-disabled')) === 'true') break;
    before = now;
    await page.touchscreen.tap(340, 400);
    await settled(page);
  }
  for (let chapter = 1; chapter <= 8; chapter++)
    for (let paragraph = 1; paragraph <= 14; paragraph++)
      if (!seen.has(`đoạn-${chapter}-${paragraph}`)) throw new Error(`đoạn-${chapter}-${paragraph} was never seen`);
  const last = await first(page);
  await page.touchscreen.tap(340, 400);
  await settled(page);
  if ((await first(page)) !== last) throw new Error('the last page went away');
  return `${turns} taps`;
}

/** The pages of the book in order, by the first paragraph on each, as slow key presses find them. */
async function pagesOf(page, count) {
  const pages = [];
  for (let i = 0; i < count; i++) {
    pages.push((await visible(page)).text.slice(0, 40));
    await page.keyboard.press('PageDown');
    await settled(page);
  }
  pages.push((await visible(page)).text.slice(0, 40));
  return pages;
}

async function ends(page, turn, count, pause) {
  const pages = await pagesOf(page, count);
  await page.keyboard.press('Home');
  await settled(page);
  for (let i = 0; i < count; i++) {
    await turn();
    if (pause) await page.waitForTimeout(pause);
  }
  await settled(page);
  const text = (await visible(page)).text.slice(0, 40);
  const at = pages.indexOf(text);
  if (text !== pages[count]) throw new Error(`${count} turns led ${at} pages on`);
}

async function taps(page, pause) {
  await open(page);
  await ends(page, () => page.touchscreen.tap(335, 300), 14, pause);
}

async function margins(page) {
  await open(page);
  await ends(page, () => page.touchscreen.tap(1180, 500), 6, 200);
  await ends(page, () => page.touchscreen.tap(990, 150), 6, 60);
}

async function clicks(page) {
  await open(page);
  await ends(page, () => page.mouse.click(1100, 300), 8, 40);
}

async function notches(page) {
  await open(page);
  await page.mouse.move(640, 400);
  await ends(page, () => page.mouse.wheel(0, 100), 8, 90);
  await page.mouse.move(60, 300);
  await ends(page, () => page.mouse.wheel(0, 120), 6, 250);
}

async function keys(page) {
  await open(page, 'ngan.epub');
  await ends(page, () => page.keyboard.press('ArrowRight'), 20, 0);
}

async function swipes(page, client) {
  await open(page);
  const swipe = async (from, to) => {
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y: 400 }] });
    for (let i = 1; i <= 5; i++)
      await client.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: [{ x: from + ((to - from) * i) / 5, y: 402 }],
      });
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await ends(page, () => swipe(280, 120), 7, 300);
  const before = await first(page);
  for (let i = 0; i < 2; i++) {
    await swipe(200, 186);
    await settled(page);
  }
  if ((await first(page)) !== before) throw new Error('a finger that trembled turned the page');
  await swipe(120, 280);
  await settled(page);
  if ((await first(page)) === before) throw new Error('swiping back did nothing');
}
