// What can be asked of a book that was turned from its first screen to its last. A check answers nothing when all is well,
// else a short cause.
import { tall, wide } from './open-book.mjs';
import { near, shareOf } from './measure.mjs';
import { squeeze } from './book.mjs';

const listed = (screens) => JSON.stringify(screens.map(({ items }) => items));
const groups = (screens) => screens.map(({ shown }) => shown.filter(({ item }) => item >= 0).map(({ item }) => item));
const middleOf = ({ clip }) => (clip.left + clip.right) / 2;

/** First document of that item in a walk. */
function find(screens, item) {
  for (const screen of screens) {
    const shown = screen.shown.find((one) => one.item === item);
    if (shown) return { screen, shown };
  }
  return null;
}

export const walkedChecks = {
  /** Everything of the linear spine can be read, in its order, and nothing that is not of it. */
  async words({ walk, book }) {
    const screens = await walk();
    const linear = book.spine.map((item, index) => ({ ...item, index })).filter((item) => item.linear);
    let last = -1;
    for (const { items } of screens)
      for (const item of [...items].sort((a, b) => a - b)) {
        if (item === -1) return `a document that is not of the spine is shown: ${listed(screens)}`;
        if (item >= 0 && item < last - 1) return `out of order: ${listed(screens)}`;
        last = Math.max(last, item);
      }
    for (const { index, sign, words } of linear) {
      const shown = screens.flatMap((screen) => screen.shown).filter(({ item }) => book.spine[item]?.sign === sign);
      if (!shown.length) return `part ${index} is never shown: ${listed(screens)}`;
      const seen = new Set(shown.flatMap((one) => one.words).map(squeeze));
      const lost = words.split(/\s+/).filter((word) => word && !seen.has(squeeze(word)));
      if (lost.length > words.split(/\s+/).length * 0.02)
        return `part ${index}: ${lost.length} words were never in the window`;
    }
    return null;
  },

  /** Every part once and in order, and no other document. */
  async parts({ walk, book }) {
    const screens = await walk();
    const seen = screens
      .flatMap(({ items }) => [...items].sort((a, b) => a - b))
      .filter((item, at, all) => item !== all[at - 1]);
    return JSON.stringify(seen) === JSON.stringify(book.spine.map((_, index) => index)) ? null : listed(screens);
  },

  /** Which parts stand on each screen, at a size of the window; any of the given orders is right. */
  async screens({ walkAt }, at, ...wanted) {
    const got = JSON.stringify(groups(await walkAt(at === 'tall' ? tall : wide)).filter((items) => items.length));
    return wanted.some((one) => JSON.stringify(one) === got) ? null : `${got} in place of ${JSON.stringify(wanted[0])}`;
  },

  /** Every fixed page of a spread touches its neighbour. */
  async noGaps({ walkAt }) {
    for (const { shown } of await walkAt(wide)) {
      const [a, b] = shown;
      if (b && Math.abs(b.box.left - (a.box.left + a.box.width)) > 2)
        return `${Math.round(b.box.left - a.box.left - a.box.width)} px between pages`;
    }
    return null;
  },

  async side({ walkAt }, item, wanted) {
    const found = find(await walkAt(wide), item);
    if (!found) return `part ${item} is never shown`;
    const offset = middleOf(found.shown) - wide.width / 2;
    const side = Math.abs(offset) < 4 ? 'center' : offset < 0 ? 'left' : 'right';
    return side === wanted ? null : `part ${item} stands ${side}`;
  },

  async sameSize({ walkAt }) {
    const boxes = (await walkAt(wide)).flatMap(({ shown }) =>
      shown.map(({ box }) => `${Math.round(box.width)} × ${Math.round(box.height)}`),
    );
    return new Set(boxes).size === 1 ? null : [...new Set(boxes)].join(', ');
  },

  /** A part flows: letters of a size for reading, turned through in more than one screen when it is long. */
  async reflows({ walk, book }, item) {
    const screens = (await walk()).filter(({ items }) => items.includes(item));
    if (!screens.length) return `part ${item} is never shown`;
    const { fontPixels, scale } = screens[0].shown.find((one) => one.item === item);
    if (!near(scale, 1, 0.01)) return `part ${item} is drawn at ${Math.round(scale * 100)} %`;
    if (fontPixels < 12 || fontPixels > 60) return `letters of ${Math.round(fontPixels)} px`;
    return book.spine[item].words.length > 6000 && screens.length < 2 ? `part ${item} stands on one screen` : null;
  },

  /** A part is a page of its own size, whole in the window and scaled as one. */
  async fixed({ walkAt }, item, width, height) {
    const found = find(await walkAt(wide), item);
    if (!found) return `part ${item} is never shown`;
    const { box, layout, clip } = found.shown;
    if (!near(box.width / box.height, width / height))
      return `a page of ${Math.round(box.width)} × ${Math.round(box.height)}`;
    if (!near(layout.width, width, 0.01) || !near(layout.height, height, 0.01))
      return `laid out in ${layout.width} × ${layout.height}`;
    return near(clip.right - clip.left, box.width, 0.01) && near(clip.bottom - clip.top, box.height, 0.01)
      ? null
      : 'the page is cut';
  },

  /** The share of a colour in a fixed page lies between two numbers. */
  async pageColour({ walkAt, eyes }, item, colour, least, most) {
    const found = find(await walkAt(wide), item);
    if (!found) return `part ${item} is never shown`;
    const share = await shareOf(eyes, found.screen.screenshot, found.shown.box, colour);
    return share >= least && share <= most ? null : `${(100 * share).toFixed(1)} % ${colour} on part ${item}`;
  },

  /** A picture that is a part by itself stands whole in the window. */
  async pictureWhole({ walkAt }, item, width, height) {
    const found = find(await walkAt(wide), item);
    if (!found) return `part ${item} is never shown`;
    const { clip, area = { width: clip.right - clip.left, height: clip.bottom - clip.top } } = found.shown;
    return near(area.width / area.height, width / height) && area.height > 200
      ? null
      : `${Math.round(area.width)} × ${Math.round(area.height)}`;
  },

  /** A page takes all the room there is. */
  async fillsWindow({ walkAt }, item) {
    const found = find(await walkAt(wide), item);
    if (!found) return `part ${item} is never shown`;
    const { clip } = found.shown;
    const [width, height] = [clip.right - clip.left, clip.bottom - clip.top];
    return width > 0.9 * wide.width && height > 0.75 * wide.height
      ? null
      : `${Math.round(width)} × ${Math.round(height)}`;
  },

  /** Two parts look the same. */
  async sameLook({ walkAt, eyes }, a, b, least = 0.9) {
    const screens = await walkAt(wide);
    const grey = async (item) => {
      const { screen, shown } = find(screens, item) ?? {};
      if (!shown) throw new Error(`part ${item} is never shown`);
      return { values: await eyes.colours(screen.screenshot, shown.box), box: shown.box };
    };
    const [one, other] = [await grey(a), await grey(b)];
    if (!near(one.box.width, other.box.width) || !near(one.box.height, other.box.height))
      return `${Math.round(one.box.width)} × ${Math.round(one.box.height)} and ${Math.round(other.box.width)} × ${Math.round(other.box.height)}`;
    let same = 0;
    for (let i = 0; i < one.values.length; i++) if (Math.abs(one.values[i] - other.values[i]) < 40) same++;
    return same / one.values.length >= least ? null : `${Math.round((100 * same) / one.values.length)} % alike`;
  },

  /** So many screens show what that part holds. */
  async screensOf({ walk, book }, item, count) {
    const { sign } = book.spine[item];
    const screens = (await walk()).filter(({ items }) => items.some((one) => book.spine[one]?.sign === sign)).length;
    return screens === count ? null : `${screens} screens in place of ${count}`;
  },

  async quiet({ walk }) {
    const { requests } = await walk();
    return requests.length ? `fetched: ${requests.slice(0, 2).join(', ')}` : null;
  },
};
