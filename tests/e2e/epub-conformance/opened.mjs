/* global document, getComputedStyle, HTMLImageElement */
// What can be asked of a book that is open: its elements, its contents, links and players. A check answers nothing when all
// is well, else a short cause.
import { describedChecks } from './described.mjs';
import { shareOf } from './measure.mjs';
import { wide } from './open-book.mjs';
import { turnTo, turnToElement } from './turned.mjs';

export const openChecks = {
  ...describedChecks,

  /** The first screen has words of the first part. */
  async opens({ first }) {
    return first.shown.some(({ words, pictures, boxes }) => words.length || pictures.length || boxes)
      ? null
      : 'the first screen is empty';
  },

  async font(judged, selector, family, wanted = true) {
    const { shown } = await turnToElement(judged, selector);
    const isUsed = await shown.frame.evaluate(
      async ({ selector, family }) => {
        const element = document.querySelector(selector);
        await document.fonts.ready;
        const loaded = [...document.fonts].some(
          (face) => face.family.replace(/["']/g, '') === family && face.status === 'loaded',
        );
        const box = () => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return range.getBoundingClientRect().width;
        };
        const before = box();
        const style = element.style.fontFamily;
        element.style.fontFamily = 'monospace';
        const plain = box();
        element.style.fontFamily = style;
        return loaded && getComputedStyle(element).fontFamily.includes(family) && before !== plain;
      },
      { selector, family },
    );
    return isUsed === wanted ? null : wanted ? 'the font is not used' : 'the font is used';
  },

  /** A picture is drawn: loaded, large enough, and not of one colour. */
  async picture(judged, selector = 'img', item) {
    const { shown, area } = await turnToElement(judged, selector, item);
    const loaded = await shown.frame.evaluate((css) => {
      const element = document.querySelector(css);
      return element.localName !== 'img' || (element.complete && element.naturalWidth > 0);
    }, selector);
    if (!loaded) return 'the picture did not load';
    if (area.width < 12 || area.height < 12) return 'the picture has no size';
    const values = await judged.eyes.colours(await judged.open.page.screenshot(), area);
    return Math.max(...values) - Math.min(...values) > 40 ? null : 'the picture is of one colour';
  },

  async noPicture(judged, selector = 'img') {
    const { shown } = await turnTo(judged);
    const drawn = await shown.frame.evaluate((css) => {
      const element = document.querySelector(css);
      return element instanceof HTMLImageElement && element.complete && element.naturalWidth > 0;
    }, selector);
    return drawn ? 'the picture is shown' : null;
  },

  /** The share of a colour in an element's place lies between two numbers. */
  async colour(judged, selector, colour, least, most = 1, item) {
    const { area } = await turnToElement(judged, selector, item);
    const share = await shareOf(judged.eyes, await judged.open.page.screenshot(), area, colour);
    return share >= least && share <= most ? null : `${Math.round(share * 100)} % ${colour}`;
  },

  /** Computed styles: [selector, property, value or values, part], part after part. */
  async styles(judged, ...rows) {
    for (const [selector, property, wanted, item] of rows.toSorted((a, b) => (a[3] ?? 0) - (b[3] ?? 0))) {
      const { shown, screen } = await turnTo(judged, item);
      judged.first = screen;
      const value = await shown.frame.evaluate(
        ([css, name]) => {
          const element = document.querySelector(css);
          return element && getComputedStyle(element).getPropertyValue(name);
        },
        [selector, property],
      );
      if (![wanted].flat().includes(value)) return `${property} of ${selector} is ${value}`;
    }
    return null;
  },

  /** What a document says of itself when asked. */
  async holds(judged, expression, item) {
    const { shown } = await turnTo(judged, item);
    return (await shown.frame.evaluate(expression)) === true ? null : `not so: ${expression}`;
  },

  /** A superscript stands higher and smaller than its base. */
  async superscript(judged) {
    return openChecks.holds(
      judged,
      `(() => { const [base, up] = document.querySelector('msup').children; const a = base.getBoundingClientRect(), b = up.getBoundingClientRect();
        return b.bottom < a.bottom - 2 && b.left >= a.right - 3 && b.height < a.height + 1; })()`,
    );
  },

  /** The words of a part stand in the middle of the window. */
  async centred(judged, item) {
    const { shown } = await turnTo(judged, item);
    const rect = await shown.frame.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.body);
      const rects = [...range.getClientRects()].filter((one) => one.width && one.height);
      return { left: Math.min(...rects.map((one) => one.left)), right: Math.max(...rects.map((one) => one.right)) };
    });
    const middle = shown.box.left + ((rect.left + rect.right) / 2) * shown.scale;
    return Math.abs(middle - wide.width / 2) < 0.08 * wide.width ? null : `the middle is at ${Math.round(middle)} px`;
  },

  /** One strip that is scrolled: some parts together in the window without a gap, others after scrolling. */
  async rolls({ open, first, book }, gapless) {
    const seen = new Set(first.items);
    let together = false;
    let gap = 0;
    await open.page.mouse.move(wide.width / 2, wide.height / 2);
    let still = 0;
    for (let i = 0; i < 120 && still < 4; i++) {
      const before = JSON.stringify((await open.settled(500)).state);
      await open.page.mouse.wheel(0, 300);
      const screen = await open.settled(500);
      still = before === JSON.stringify(screen.state) ? still + 1 : 0;
      for (const item of screen.items) seen.add(item);
      const column = [...screen.shown].sort((a, b) => a.box.top - b.box.top);
      for (let at = 1; at < column.length; at++) {
        if (column[at].box.top < column[at - 1].box.top + column[at - 1].box.height / 2) continue;
        together = true;
        gap = Math.max(gap, column[at].box.top - column[at - 1].box.top - column[at - 1].box.height);
      }
    }
    const lost = book.spine.filter((item, index) => item.linear && !seen.has(index)).length;
    if (lost) return `${lost} parts are not reached by scrolling`;
    if (!together) return 'no two parts stand in one strip';
    return gapless && gap > 1 ? `${Math.round(gap)} px between parts` : null;
  },

  /** One part scrolls, and a key leads to the next part. */
  async scrollsByPart({ open }) {
    const long = (await open.turn('PageDown')) ?? (await open.turn('ArrowRight'));
    if (!long) return 'the second part is not reached';
    const item = Math.max(...long.items);
    await open.page.mouse.move(wide.width / 2, wide.height / 2);
    const words = () => open.settled(600).then((screen) => screen.shown.flatMap((one) => one.words).join(' '));
    const before = await words();
    await open.page.mouse.wheel(0, 400);
    await open.page.waitForTimeout(500);
    const after = await words();
    if (before === after) return 'the part does not scroll';
    return after.includes(before.split(' ').slice(-12).join(' ')) || item >= 1
      ? null
      : 'the part is paged, not scrolled';
  },

  /** A key on the side where pages go leads on; the other one leads back. */
  async order({ open, first }, way) {
    const [on, back] = way === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    if (first.items[0] !== 0) return `opens at part ${first.items}`;
    const next = await open.turn(on);
    if (!next || Math.max(...next.items) <= 0) return `${on} does not lead on`;
    const again = await open.turn(back);
    return again && again.items.includes(0) ? null : `${back} does not lead back`;
  },

  /** Lines of the contents are those of the book. */
  async contents({ open, book }) {
    const lines = await (await open.contents()).allTextContents();
    const got = lines.map((line) => line.trim().replace(/\s+/g, ' ')).filter(Boolean);
    return book.labels.every((label, i) => got[i] === label || got[i]?.startsWith(label)) &&
      got.length >= book.labels.length
      ? null
      : `${JSON.stringify(got)} in place of ${JSON.stringify(book.labels)}`;
  },

  async contentsPlain({ open }) {
    await open.contents();
    const style = await open.page
      .locator('.reader-contents li')
      .first()
      .evaluate((li) => getComputedStyle(li).listStyleType);
    return /none|disclosure/.test(style) ? null : `list-style-type ${style}`;
  },

  async contentsLead({ open }, line, item) {
    const lines = await open.contents();
    await lines.nth(line).click();
    await open.page.waitForTimeout(600);
    const { items } = await open.settled();
    return items.includes(item) ? null : `leads to part ${items}`;
  },

  /** A link in a document leads to a part. */
  async link(judged, selector, item) {
    const { area } = await turnToElement(judged, selector);
    await judged.open.page.mouse.click(area.left + area.width / 2, area.top + area.height / 2);
    await judged.open.page.waitForTimeout(900);
    const { items } = await judged.open.settled();
    return items.includes(item) ? null : `leads to part ${items}`;
  },

  /** After a link to a part that comes again, so many screens follow. */
  async leftAfterLink(judged, selector, item, left) {
    const failed = await openChecks.link(judged, selector, item);
    if (failed) return failed;
    let turns = 0;
    while (turns < 9 && (await judged.open.turn())) turns++;
    return turns === left ? null : `${turns} screens follow in place of ${left}`;
  },

  /** The place kept of each screen differs. */
  async placesDiffer({ open, first }) {
    const places = [];
    for (let screen = first; screen && places.length < 9; screen = await open.turn())
      places.push(
        (await open.page.locator('.reader-scrub').inputValue()) +
          ((await open.page.locator('.reader-position').textContent()) ?? ''),
      );
    return new Set(places).size === places.length && places.length > 3 ? null : places.join(' | ');
  },

  async note(judged, selector, wanted, item) {
    const { area } = await turnToElement(judged, selector, item);
    await judged.open.page.mouse.click(area.left + area.width / 2, area.top + area.height / 2);
    await judged.open.page.waitForTimeout(900);
    const isShown = await judged.open.page.locator('dialog[open] .reader-note').count();
    return Boolean(isShown) === wanted ? null : wanted ? 'no note is shown' : 'a note is shown';
  },

  /** A link out of the book asks first, opens elsewhere, and the book stays. */
  async asks(judged, selector) {
    const { area } = await turnToElement(judged, selector);
    const { page } = judged.open;
    await page.mouse.click(area.left + area.width / 2, area.top + area.height / 2);
    await page.waitForTimeout(900);
    const out = page.locator('dialog[open] a[target="_blank"]');
    if (!(await out.count())) return 'nobody is asked';
    if (judged.open.requests.length) return `fetched: ${judged.open.requests[0]}`;
    return page.url().startsWith(judged.open.base) ? null : 'the book was left';
  },

  /** A sound or film of the page plays. Timers do not run in a book's frame, so the waiting is done here. */
  async plays(judged, selector = 'audio') {
    const { shown } = await turnTo(judged);
    const began = await shown.frame.evaluate((css) => {
      const media = document.querySelector(css);
      if (!media) return false;
      media.muted = true;
      media.play().catch(() => undefined);
      return true;
    }, selector);
    if (!began) return 'there is no player';
    let state = '';
    for (let tries = 0; tries < 30; tries++) {
      await judged.open.page.waitForTimeout(200);
      state = await shown.frame.evaluate((css) => {
        const { error, currentTime, readyState } = document.querySelector(css);
        return error ? `error ${error.code}` : currentTime > 0 ? 'plays' : `it does not play (${readyState})`;
      }, selector);
      if (state === 'plays') return null;
    }
    return state;
  },
};
