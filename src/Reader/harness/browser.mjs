/* global document, innerHeight, NodeFilter */
// A page of Debian's Chromium with what the reader tests ask of it.
import { chromium } from 'playwright-core';

export const launch = () =>
  chromium.launch({
    executablePath: process.env.OER_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Waits until the reader shows its first page; throws with what the reader says when it failed. */
export async function ready(page) {
  await page.waitForFunction(
    () => document.querySelector('#reader[data-ready]') || document.querySelector('.reader-fault'),
    null,
    { timeout: 20_000 },
  );
  const fault = await page
    .locator('.reader-fault')
    .textContent({ timeout: 100 })
    .catch(() => null);
  if (fault) throw new Error(`The reader says: ${fault}`);
}

/** What is visible of the book now: words, and pictures that were drawn. A page may turn while it is looked at. */
export async function visible(page) {
  for (let tries = 0; ; tries++) {
    try {
      return await look(page);
    } catch (error) {
      if (tries === 40 || !/detached|destroyed/.test(error.message)) throw error;
      await page.waitForTimeout(50);
    }
  }
}

async function look(page) {
  return (await page.evaluate(lookIntoFrames, page.viewportSize())) ?? lookAtPdf(page);
}

/** Runs in the page, so that a look is one question and not several for each frame; null where there are pages of a PDF. */
function lookIntoFrames({ width, height }) {
  if (document.querySelector('.pdf-page')) return null;
  let text = '';
  let pictures = 0;
  for (const frame of document.querySelectorAll('iframe')) {
    const inside = frame.contentDocument;
    const { left, top, width: shown } = frame.getBoundingClientRect();
    if (!shown || !inside?.body || !inside.URL.startsWith('blob:')) continue;
    const scale = frame.offsetWidth ? shown / frame.offsetWidth : 1;
    const inView = (r) =>
      r.width > 0 &&
      r.height > 0 &&
      left + r.right * scale > 1 &&
      left + r.left * scale < width - 1 &&
      top + r.bottom * scale > 1 &&
      top + r.top * scale < height - 1;
    const walker = inside.createTreeWalker(inside.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.nodeValue.trim() || ['STYLE', 'SCRIPT'].includes(node.parentElement.localName.toUpperCase())) continue;
      const range = inside.createRange();
      range.selectNodeContents(node);
      if ([...range.getClientRects()].some(inView)) text += node.nodeValue.trim() + ' ';
    }
    pictures += [...inside.querySelectorAll('img, svg image, svg')].filter(
      (e) => inView(e.getBoundingClientRect()) && (e.localName !== 'img' || (e.complete && e.naturalWidth > 0)),
    ).length;
  }
  return { text: text.trim(), pictures };
}

async function lookAtPdf(page) {
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.pdf-page canvas')].some((c) => {
        const box = c.getBoundingClientRect();
        if (box.bottom <= 0 || box.top >= innerHeight || !c.width) return false;
        const { data } = c.getContext('2d').getImageData(0, 0, c.width, c.height);
        for (let i = 0; i < data.length; i += 4 * 97) if (data[i] < 200 && data[i + 3] > 0) return true;
        return false;
      }),
    null,
    { timeout: 20_000 },
  );
  const text = await page.evaluate(() =>
    [...document.querySelectorAll('.pdf-text')]
      .map((t) => t.textContent)
      .join(' ')
      .slice(0, 400),
  );
  return { text, pictures: 1 };
}

export const place = (page) => page.locator('.reader-position').textContent();
