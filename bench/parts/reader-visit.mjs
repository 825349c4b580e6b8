/* global document, window, requestAnimationFrame, MutationObserver, KeyboardEvent, innerHeight */
// Opening a book in our reader and turning its pages.
import { firstVisit, glance, phone } from './reader-lines.mjs';

const turns = 12;
const patience = 90_000;

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
      const place = () =>
        document.querySelector('.reader-scrub').value + document.querySelector('.reader-position').textContent;
      const before = place();
      const poll = () => {
        const shown = document.querySelector('.pdf') ? inked() : true;
        if (place() !== before && shown) framed(() => resolve(performance.now() - start));
        else if (performance.now() - start > 20_000) resolve(20_000);
        else requestAnimationFrame(poll);
      };
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }));
      poll();
    });
}

/** Milliseconds from navigation to the first sight of a page and to the page itself, of page turns, and kB of script. */
export function visit(browser, address, line, options) {
  return firstVisit(browser, line, options, async (page, devtools) => {
    let script = 0;
    let requests = 0;
    const scripts = new Set();
    devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
      requests++;
      if (type === 'Script' || /\.js$/.test(new URL(response.url, address).pathname)) scripts.add(requestId);
    });
    devtools.on('Network.loadingFinished', (e) => (script += scripts.has(e.requestId) ? e.encodedDataLength : 0));
    await page.addInitScript(watch);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.seen?.page, null, { timeout: patience });
    await picturesAreThere(page);
    const whole = await page.evaluate(() => performance.now());
    const { page: ready, picture = ready } = await page.evaluate(() => window.seen);
    const atFirst = { requests, script };
    const times = [];
    for (let i = 0; i < turns; i++) {
      await page.waitForTimeout(glance);
      times.push(await page.evaluate(() => window.turn()));
    }
    return {
      sight: Math.min(picture, ready),
      page: whole,
      turns: times.filter((time) => time !== null),
      script: atFirst.script / 1000,
      requests: atFirst.requests,
    };
  });
}

const hasPictures = () => [...document.images].slice(0, 3).every((image) => image.complete || image.loading === 'lazy');

/** A first page that is a cover stands there once its picture does. */
async function picturesAreThere(page) {
  for (const frame of page.frames().filter((one) => one !== page.mainFrame() && one.url() !== 'about:blank')) {
    // The next chapter is made ready behind this one.
    const box = await frame
      .frameElement()
      .then((element) => element.boundingBox())
      .catch(() => null);
    if (!box || box.x >= phone.width || box.x + box.width <= 0) continue;
    // Asked from here: nothing that a frame without scripts is told to do later is ever done.
    for (const until = Date.now() + patience; Date.now() < until; await page.waitForTimeout(20))
      if (await frame.evaluate(hasPictures).catch(() => true)) break;
  }
}

/** Whether the first page waits for positions.json, and how many bytes that list is on the line. */
export function positions(browser, address, options) {
  return firstVisit(browser, { name: 'full speed' }, options, async (page, devtools) => {
    const late = 3000;
    const sizes = new Map();
    devtools.on('Network.responseReceived', ({ requestId, response }) => {
      if (response.url.endsWith('/positions.json')) sizes.set(requestId, 0);
    });
    devtools.on(
      'Network.loadingFinished',
      (e) => sizes.has(e.requestId) && sizes.set(e.requestId, e.encodedDataLength),
    );
    let asked = false;
    await page.route('**/positions.json', async (route) => {
      asked = true;
      await new Promise((resolve) => setTimeout(resolve, late));
      await route.continue().catch(() => undefined);
    });
    await page.addInitScript(watch);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.seen?.page, null, { timeout: patience });
    const first = await page.evaluate(() => window.seen.page);
    await page.waitForTimeout(late + 1000);
    return { asked, waitedFor: asked && first >= late, bytes: Math.max(0, ...sizes.values()) };
  });
}
