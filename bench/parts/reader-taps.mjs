/* global document */
// Taps on a phone slowed four times, as fast as pages come: how many turn no page.
import { firstVisit, phone } from './reader-lines.mjs';

/** @returns {Promise<{ taps: number, lost: number }>} fewer taps than asked for where the book ends before */
export function taps(browser, address, count, options) {
  const hand = { ...options, hasTouch: true, isMobile: true, deviceScaleFactor: 2, reducedMotion: 'no-preference' };
  return firstVisit(browser, { name: 'full speed', slowdown: 4 }, hand, async (page) => {
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => document.querySelector('#reader[data-ready]'), null, { timeout: 60_000 });
    await page.waitForTimeout(1500);
    const place = () =>
      page.evaluate(
        () => document.querySelector('.reader-scrub').value + document.querySelector('.reader-position').textContent,
      );
    let lost = 0;
    let done = 0;
    for (; done < count; done++) {
      const atEnd = await page.evaluate(
        () => document.querySelector('[data-turn="next"]').getAttribute('aria-disabled') === 'true',
      );
      if (atEnd) break;
      const before = await place();
      await page.touchscreen.tap(phone.width * 0.86, phone.height * 0.5);
      if (!(await comes(async () => (await place()) !== before))) lost++;
    }
    return { taps: done, lost };
  });
}

async function comes(what) {
  for (const until = Date.now() + 2500; Date.now() < until;) {
    if (await what()) return true;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return false;
}
