/* global document, window */
// node harness/check.mjs [corpus|hostile] [part of a name]: the reader in a real browser, against every book of the
// corpus and every hostile book. Ends with "N passed, N failed". Build first (bin/assets Reader).
import { createServer } from 'node:http';
import path from 'node:path';
import { launch, ready, visible } from './browser.mjs';
import { hostileBook, hostilePages } from './hostile.mjs';
import { corpus, serveReader } from './server.mjs';

const [suite = 'all', part = ''] = process.argv.slice(2);
const shared = process.env.OER_SHARED ?? path.resolve(import.meta.dirname, '../../../../shared');
let passed = 0;
let failed = 0;
const browser = await launch();
try {
  if (suite !== 'hostile') await readCorpus();
  if (suite !== 'corpus') await refuseHostile();
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

async function check(name, act) {
  try {
    const note = await inTime(act());
    passed++;
    console.log(`ok   ${name}${note ? ` (${note})` : ''}`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}: ${error.message.split('\n')[0]}`);
  }
}

/** A page that hangs is a failure, not the end of the run. */
function inTime(work) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error('took over 40 s')), 40_000)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function readCorpus() {
  const books = corpus(shared);
  const server = await serveReader({ books });
  for (const name of books.keys()) {
    if (name.includes(part)) await check(`${name} shows its first page and turns it`, () => open(server, name));
  }
  await server.close();
}

async function open(server, name) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  server.requests.length = 0;
  const start = performance.now();
  await page.goto(`${server.address}/doc/${encodeURIComponent(name)}`);
  await ready(page);
  const time = Math.round(performance.now() - start);
  const requests = server.requests.filter((request) => request.includes('/an-pham/')).length;
  const first = await visible(page);
  if (!first.text && !first.pictures) throw new Error('nothing is visible on the first page');
  const before = await page.locator('.reader-scrub').inputValue();
  await page.keyboard.press('PageDown');
  await page.waitForFunction((old) => document.querySelector('.reader-scrub').value !== old, before, {
    timeout: 10_000,
  });
  const second = await visible(page);
  if (!second.text && !second.pictures) throw new Error('nothing is visible after turning the page');
  if (troubles.length) throw new Error(troubles[0]);
  await page.close();
  return `${time} ms, ${requests} requests`;
}

async function refuseHostile() {
  const calls = [];
  const outside = createServer((request, response) => {
    calls.push(request.url);
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('x');
  });
  await new Promise((resolve) => outside.listen(0, '127.0.0.1', resolve));
  outside.on('connection', () => calls.push('connection'));
  const books = new Map();
  const server = await serveReader({ books });
  const pages = hostilePages(`http://127.0.0.1:${outside.address().port}`, server.address);
  for (const [name, hostile] of Object.entries(pages)) {
    if (!name.includes(part)) continue;
    books.set('hostile.epub', hostileBook(hostile));
    server.forget('hostile.epub');
    calls.length = 0;
    await check(`a book with ${name} stays a book`, () => refuse(server, hostile, calls));
  }
  await server.close();
  outside.closeAllConnections();
  outside.close();
}

async function refuse(server, { click }, calls) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  const page = await context.newPage();
  const popups = [];
  context.on('page', (other) => popups.push(other.url()));
  await page.goto(`${server.address}/doc/hostile.epub`);
  await ready(page);
  if (!(await visible(page)).text.includes('Trang thử')) throw new Error('the page is not shown');
  const frame = page.frames().find((other) => other.url().startsWith('blob:'));
  if (click)
    await frame
      .locator(click)
      .click({ force: true, timeout: 3000 })
      .catch(() => undefined);
  await page.waitForTimeout(700);
  for (const other of page.frames()) {
    const marker = await other.evaluate(() => window.oerMarker).catch(() => undefined);
    if (marker) throw new Error(`a script ran in ${other === page.mainFrame() ? 'the portal' : 'a frame'}`);
  }
  if (!page.url().startsWith(`${server.address}/doc/`)) throw new Error(`the page went to ${page.url()}`);
  if (popups.length > 1) throw new Error(`a window opened: ${popups.at(-1)}`);
  if (calls.length) throw new Error(`another server was asked: ${calls.join(', ')}`);
  await context.close();
}
