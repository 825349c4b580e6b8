/* global document */
// A book in the real reader: opened, turned, its contents and links used as a reader would.
import { look, recognise } from './screen.mjs';

export const wide = { width: 1280, height: 800 };
export const tall = { width: 800, height: 1280 };
const turnsAtMost = 60;

export class OpenBook {
  requests = [];
  #before = -1;
  #shown = [];
  complaints = [];

  constructor(page, book, eyes, base) {
    Object.assign(this, { page, book, eyes, base });
    page.on('request', (request) => {
      if (!request.url().startsWith(base) && !/^(blob|data|about):/.test(request.url()))
        this.requests.push(request.url());
    });
  }

  async goTo(address) {
    await this.page.goto(this.base + address);
    await this.page.waitForFunction(
      () => document.querySelector('#reader[data-ready]') || document.querySelector('.reader-fault'),
      null,
      { timeout: 20_000 },
    );
    const fault = await this.page
      .locator('.reader-fault')
      .textContent({ timeout: 200 })
      .catch(() => null);
    if (fault) throw new Error(`The reader says: ${fault.trim().replace(/\s+/g, ' ')}`);
    return this.settled();
  }

  /** What is on screen once it has stopped changing. */
  async settled(patience = 6000) {
    const until = Date.now() + patience;
    let before = '';
    for (;;) {
      const shown = await look(this.page, this.book);
      const state = stateOf(shown);
      if (state === before && (shown.length || Date.now() > until)) return this.#screen(shown);
      if (Date.now() > until + patience) return this.#screen(shown);
      before = state;
      await this.page.waitForTimeout(200);
    }
  }

  async #screen(shown) {
    const screenshot = await this.page.screenshot();
    await recognise(shown, screenshot, this.book, this.eyes);
    this.#tellApart(shown);
    return { shown, screenshot, state: stateOf(shown), items: shown.map(({ item }) => item) };
  }

  // Parts with the same words: the one after those that were on screen before the turn.
  #tellApart(shown) {
    const taken = [];
    for (const one of shown) {
      const { candidates } = one;
      if (candidates.length > 1)
        one.item = candidates.find((item) => item > this.#before && !taken.includes(item)) ?? candidates.at(-1);
      taken.push(one.item);
    }
    this.#shown = shown;
  }

  /** Presses a key and gives the next screen; null when nothing came of it. */
  async turn(key = 'PageDown', patience = 1800) {
    const before = await this.#state();
    const shown = this.#shown;
    // a part that is not yet read to its end goes on
    const whole = shown.every(({ words, all }) => words.length >= all.split(/\s+/).filter(Boolean).length);
    this.#before = Math.max(-1, ...shown.map(({ item }) => item)) - (whole ? 0 : 1);
    await this.page.keyboard.press(key);
    const until = Date.now() + patience;
    while (Date.now() < until) {
      await this.page.waitForTimeout(100);
      if ((await this.#state()) !== before) return this.settled();
    }
    return null;
  }

  /** All screens from here to the end. */
  async walk(first, { key = 'PageDown', most = turnsAtMost } = {}) {
    const screens = [first];
    while (screens.length < most) {
      const next = await this.turn(key);
      if (!next) break;
      screens.push(next);
    }
    return screens;
  }

  // The same document three times looks the same three times: the place at the foot tells them apart.
  async #state() {
    const place = await this.page
      .locator('.reader-scrub')
      .inputValue({ timeout: 500 })
      .catch(() => '');
    return place + stateOf(await look(this.page, this.book));
  }

  async contents() {
    const { page } = this;
    await page.keyboard.press('t');
    const panel = page.locator('.reader-contents');
    await panel.waitFor({ timeout: 4000 });
    await page.waitForTimeout(300);
    return panel.locator('a, button[data-href], li button, li > span').filter({ visible: true });
  }
}

function stateOf(shown) {
  return JSON.stringify(
    shown.map(({ sign, words, box, clip, pictures }) => [
      sign.slice(0, 60),
      words.slice(0, 3),
      words.length,
      pictures.map(({ seen, loaded }) => [seen, loaded]),
      Math.round(box.left),
      Math.round(box.top),
      Math.round(box.width),
      Math.round(clip.left),
    ]),
  );
}
