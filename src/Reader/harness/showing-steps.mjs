// What one does with an open book and looks for in it (showing.mjs).
import { visible } from './browser.mjs';

export async function turn(page, key = 'PageDown') {
  await page.keyboard.press(key);
  await page.waitForTimeout(250);
}

export async function shownFrame(page) {
  return page.locator('.stage-view:not(.stage-away) iframe, .stage-part iframe').first().elementHandle();
}

export async function says(page, words, unsaid = []) {
  let text = '';
  for (let tries = 0; tries < 20; tries++) {
    text = (await visible(page)).text;
    if (words.every((word) => text.includes(word)) && !unsaid.some((word) => text.includes(word))) return;
    await page.waitForTimeout(150);
  }
  throw new Error(`"${text.slice(0, 80)}" instead of ${words.join(', ')}${unsaid.length ? ` without ${unsaid}` : ''}`);
}
