/* global document, window, requestAnimationFrame, MutationObserver, KeyboardEvent, innerHeight */
// Opening and turning pages in the reader on lines of different speed. Usage: node reader.mjs BASE name=/doc/… …
// Prints, for each book and line, medians of five first visits: milliseconds from navigation until the first page stands in the
// window, until something of it did (a PDF shows the server's picture first), a page turn, the slowest turn, and script in kB.
import { launch } from '../../src/Reader/harness/browser.mjs';

const [base, ...books] = process.argv.slice(2);
const visits = 5;
const turns = 8;
const lines = [
  { name: 'full speed' },
  { name: '20 Mbit/s, 60 ms', bits: 20e6, latency: 60 },
  { name: '1.6 Mbit/s, 150 ms, CPU / 4', bits: 1.6e6, latency: 150, slowdown: 4 },
];
const browser = await launch();

/** Runs in the page before its own scripts: what the reader shows, and when. */
function watch() {
  const seen = (window.seen = {});
  const framed = (act) => requestAnimationFrame(() => requestAnimationFrame(act));
  const inked = () =>
    [...document.querySelectorAll('.pdf-page canvas')].some((canvas) => {
      const box = canvas.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight && canvas.width > 0;
    });
  const note = (name) => framed(() => (seen[name] ??= performance.now()));
  const look = () => {
    const picture = document.querySelector('.pdf-first, .pdf-placeholder');
    if (picture?.complete && picture.naturalWidth) note('picture');
    else picture?.addEventListener('load', () => note('picture'), { once: true });
    const ready = document.querySelector('#reader[data-ready]');
    if (ready && (inked() || !document.querySelector('.pdf'))) note('page');
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });

  /** Turns a page and gives the milliseconds until the next one stands there; null at the end of the book. */
  window.turn = () =>
    new Promise((resolve) => {
      if (document.querySelector('[data-turn="next"]').getAttribute('aria-disabled') === 'true') return resolve(null);
      const start = performance.now();
      const scrub = document.querySelector('.reader-scrub');
      const before = scrub.value;
      const poll = () => {
        const shown = document.querySelector('.pdf') ? inked() : true;
        if (scrub.value !== before && shown) framed(() => resolve(performance.now() - start));
        else if (performance.now() - start > 20_000) throw new Error('The page did not turn in 20 s.');
        else requestAnimationFrame(poll);
      };
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }));
      poll();
    });
}

async function visit(path, line) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  if (line.bits)
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latency,
      downloadThroughput: line.bits / 8,
      uploadThroughput: line.bits / 8,
    });
  if (line.slowdown) await devtools.send('Emulation.setCPUThrottlingRate', { rate: line.slowdown });
  let script = 0;
  let requests = 0;
  const scripts = new Set();
  devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
    requests++;
    if (type === 'Script' || /\.js$/.test(new URL(response.url, base).pathname)) scripts.add(requestId);
  });
  devtools.on('Network.loadingFinished', (e) => (script += scripts.has(e.requestId) ? e.encodedDataLength : 0));
  await page.addInitScript(watch);
  await page.goto(base + path, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.seen?.page, null, { timeout: 90_000 });
  await picturesAreThere(page);
  const whole = await page.evaluate(() => performance.now());
  const { page: ready, picture = ready } = await page.evaluate(() => window.seen);
  const atFirst = { requests, script };
  const times = [];
  for (let i = 0; i < turns; i++) times.push(await page.evaluate(() => window.turn()));
  await context.close();
  const turned = times.filter((time) => time !== null);
  return {
    sight: Math.min(picture, ready),
    page: whole,
    turn: median(turned),
    slowest: Math.max(...turned),
    script: atFirst.script / 1000,
    requests: atFirst.requests,
  };
}

/** A first page that is a cover stands there once its picture does. */
async function picturesAreThere(page) {
  for (const frame of page.frames().filter((one) => one.url().startsWith('blob:')))
    await frame
      .waitForFunction(() =>
        [...document.images].slice(0, 3).every((image) => image.complete || image.loading === 'lazy'),
      )
      .catch(() => undefined);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

for (const book of books) {
  const [name, path] = book.split(/=(.*)/s);
  for (const line of lines) {
    const seen = [];
    for (let i = 0; i < visits; i++) seen.push(await visit(path, line));
    const of = (key) => Math.round(median(seen.map((one) => one[key])));
    console.log(
      JSON.stringify({
        book: name,
        line: line.name,
        first_sight_ms: of('sight'),
        first_page_ms: of('page'),
        turn_ms: of('turn'),
        slowest_turn_ms: of('slowest'),
        requests: of('requests'),
        script_kb: of('script'),
      }),
    );
  }
}
await browser.close();
