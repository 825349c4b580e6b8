// Turning an open book to what a check asks about.
import { areaOf } from './screen.mjs';

/** Turns until an item is on screen; checks that ask its document need it there. */
export async function turnTo(judged, item) {
  let screen = judged.first;
  for (let turns = 0; screen && turns < 40; turns++) {
    const shown = screen.shown.find((one) => item === undefined || one.item === item);
    if (shown) return { screen, shown };
    screen = await judged.open.turn();
  }
  throw new Error(`part ${item} was never on screen`);
}

/** Turns within a part until an element of it is in the window. */
export async function turnToElement(judged, selector, item) {
  let found = await turnTo(judged, item);
  for (let turns = 0; turns < 25; turns++) {
    const area = await areaOf(found.shown, selector);
    if (!area) throw new Error(`no ${selector} in the document`);
    const { clip } = found.shown;
    if (
      area.left + area.width > clip.left &&
      area.left < clip.right &&
      area.top + area.height > clip.top &&
      area.top < clip.bottom
    )
      return { ...found, area };
    const screen = await judged.open.turn();
    const shown = screen?.shown.find((one) => one.item === found.shown.item);
    if (!shown) break;
    found = { screen, shown };
  }
  throw new Error(`${selector} was never in the window`);
}
