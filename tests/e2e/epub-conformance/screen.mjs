/* global document, getComputedStyle, innerHeight, innerWidth, NodeFilter, ShadowRoot, OffscreenCanvas, createImageBitmap */
// What stands in the window: documents of the book with the place they take, the words that can be seen, and pixels.
/** Documents on screen from left to right. */
export async function look(page, book) {
  for (let tries = 0; ; tries++) {
    try {
      const found = [];
      for (const frame of page.frames().filter((one) => one.parentFrame() === page.mainFrame())) {
        const shown = await lookAt(frame, book);
        if (shown) found.push(shown);
      }
      return found.sort((a, b) => a.clip.left - b.clip.left || a.clip.top - b.clip.top);
    } catch (error) {
      // a page may turn while it is looked at
      if (tries === 5 || !/detached|destroyed|closed|context/i.test(error.message)) throw error;
      await page.waitForTimeout(100);
    }
  }
}

async function lookAt(frame, book) {
  const place = await (await frame.frameElement()).evaluate(placeOf);
  if (!place) return null;
  const inside = await frame.evaluate(insideOf, place);
  if (!inside.sign && !inside.boxes) return null;
  const candidates = candidatesOf(book, inside);
  return { ...place, ...inside, frame, candidates, item: candidates[0] };
}

/** Where a frame lies and what of it can be seen; null where nothing can. Runs in the page. */
function placeOf(element) {
  const box = element.getBoundingClientRect();
  const clip = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const cut = (rect) => {
    clip.left = Math.max(clip.left, rect.left);
    clip.top = Math.max(clip.top, rect.top);
    clip.right = Math.min(clip.right, rect.right);
    clip.bottom = Math.min(clip.bottom, rect.bottom);
  };
  cut(box);
  const parentOf = (node) => {
    const parent = node.assignedSlot ?? node.parentNode;
    return parent instanceof ShadowRoot ? parent.host : parent;
  };
  for (let node = element; node && node !== document; node = parentOf(node)) {
    const style = getComputedStyle(node);
    if (style.visibility === 'hidden' || style.display === 'none' || style.opacity === '0') return null;
    if (node !== element && /hidden|clip|auto|scroll/.test(style.overflow)) cut(node.getBoundingClientRect());
  }
  if (clip.right - clip.left < 8 || clip.bottom - clip.top < 8) return null;
  const root = element.getRootNode();
  const frames = root
    .elementsFromPoint((clip.left + clip.right) / 2, (clip.top + clip.bottom) / 2)
    .filter((one) => one.localName === 'iframe');
  if (frames.length && frames[0] !== element) return null;
  const scale = element.offsetWidth ? box.width / element.offsetWidth : 1;
  return { box: { left: box.left, top: box.top, width: box.width, height: box.height }, clip, scale };
}

/** Words and pictures of a document that lie in the clip. Runs in the document. */
function insideOf({ box, clip, scale }) {
  const root = document.body ?? document.documentElement;
  const seen = (r) =>
    r.width > 0 &&
    r.height > 0 &&
    box.left + r.right * scale > clip.left + 1 &&
    box.left + r.left * scale < clip.right - 1 &&
    box.top + r.bottom * scale > clip.top + 1 &&
    box.top + r.top * scale < clip.bottom - 1;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let all = '';
  const words = [];
  let fontSize = 0;
  let counted = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.nodeValue.trim() || node.parentElement.closest('style, script')) continue;
    all += node.nodeValue;
    for (const { index, 0: word } of node.nodeValue.matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (![...range.getClientRects()].some(seen)) continue;
      words.push(word);
      if (counted++ < 400) fontSize += parseFloat(getComputedStyle(node.parentElement).fontSize);
    }
  }
  const pictures = [...document.querySelectorAll('img')].map((img) => ({
    alt: img.getAttribute('alt') ?? '',
    loaded: img.complete && img.naturalWidth > 0,
    natural: [img.naturalWidth, img.naturalHeight],
    seen: seen(img.getBoundingClientRect()),
  }));
  return {
    all,
    sign: (all + pictures.map(({ alt }) => alt).join('')).normalize('NFC').replace(/\s+/g, ''),
    words,
    fontPixels: counted ? (fontSize / Math.min(counted, 400)) * scale : 0,
    pictures,
    boxes: root.childElementCount,
    layout: { width: innerWidth, height: innerHeight },
  };
}

/** Spine items a document may be; several where the book repeats itself, [−1] for one that is not in the spine. */
function candidatesOf(book, { sign, all, pictures }) {
  const exact = [...book.spine.keys()].filter(
    (index) => book.spine[index].sign === sign && !isPicture(book.spine[index]),
  );
  if (exact.length) return exact;
  // a page made by the reader for a picture; it may have a name there
  if (!all.trim() && pictures.length && book.spine.some(isPicture)) return [-2];
  // an engine may leave elements out
  const shares = book.spine.map((item) => commonStart(item.sign, sign) / Math.max(1, item.sign.length, sign.length));
  const best = shares.indexOf(Math.max(...shares));
  return [shares[best] > 0.5 ? best : -1];
}

const isPicture = ({ type }) => /^image\/(?!svg)/.test(type);

function commonStart(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Pixels, in a page of their own. */
export class Eyes {
  #page;

  static async open(browser) {
    const eyes = new Eyes();
    eyes.#page = await (await browser.newContext()).newPage();
    return eyes;
  }

  /** Grey values of 12 × 12 fields of a picture or a part of it. */
  grey(bytes, type, part) {
    return this.#read(bytes, type, part, 12, 12, (data) => {
      const values = [];
      for (let i = 0; i < data.length; i += 4) values.push((data[i] + data[i + 1] + data[i + 2]) / 3);
      return values;
    });
  }

  /** Red, green, blue, red, … of a part of a screenshot, in at most 200 × 200 fields. */
  colours(bytes, part) {
    return this.#read(bytes, 'image/png', part, 200, 200, (data) => [...data].filter((_, i) => i % 4 !== 3));
  }

  async #read(bytes, type, part, columns, rows, reduce) {
    const raw = await this.#page.evaluate(
      async ({ base64, type, part, columns, rows }) => {
        const blob = await (await fetch(`data:${type};base64,${base64}`)).blob();
        const image = await createImageBitmap(blob);
        const { left, top, width, height } = part ?? { left: 0, top: 0, width: image.width, height: image.height };
        const canvas = new OffscreenCanvas(columns, rows);
        const context = canvas.getContext('2d');
        context.imageSmoothingEnabled = true;
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, left, top, width, height, 0, 0, columns, rows);
        return [...context.getImageData(0, 0, columns, rows).data];
      },
      { base64: Buffer.from(bytes).toString('base64'), type, part, columns, rows },
    );
    return reduce(raw);
  }
}

/** How alike two rows of grey values are: 1 the same, 0 nothing in common. */
export function alike(a, b) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) ** 2;
    bb += (b[i] - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb || 1);
}

/** Pictures that are pages have no words to know them by: what is seen of them is held against the book's own. */
export async function recognise(shown, screenshot, book, eyes) {
  const pictures = book.spine.map((item, index) => ({ item, index })).filter(({ item }) => isPicture(item));
  for (const one of shown.filter(({ item }) => item === -2)) {
    const seen = await pictureIn(one);
    if (!seen) continue;
    one.area = seen.area;
    const grey = await eyes.grey(screenshot, 'image/png', seen.area);
    for (const { item, index } of pictures) {
      const likeness = alike(grey, await eyes.grey(item.bytes, item.type, seen.part));
      if (likeness > 0.8 && likeness > (one.likeness ?? 0)) Object.assign(one, { item: index, likeness });
    }
  }
  return shown;
}

/** Where the picture of a document is seen in the window, and which part of the picture that is, in its own pixels. */
async function pictureIn({ frame, box, scale, clip, pictures: [picture] }) {
  const rect = await frame.evaluate(() => {
    const r = document.querySelector('img')?.getBoundingClientRect();
    return r && { left: r.left, top: r.top, width: r.width, height: r.height };
  });
  if (!rect?.width || !picture.natural[0]) return null;
  const whole = { left: box.left + rect.left * scale, top: box.top + rect.top * scale };
  const left = Math.max(clip.left, whole.left);
  const top = Math.max(clip.top, whole.top);
  const width = Math.min(clip.right, whole.left + rect.width * scale) - left;
  const height = Math.min(clip.bottom, whole.top + rect.height * scale) - top;
  if (width < 8 || height < 8) return null;
  const pixels = picture.natural[0] / (rect.width * scale);
  const part = {
    left: (left - whole.left) * pixels,
    top: (top - whole.top) * pixels,
    width: width * pixels,
    height: height * pixels,
  };
  return { area: { left, top, width, height }, part };
}

/** Where an element of a document lies in the window. */
export async function areaOf({ frame, box, scale }, selector) {
  const rect = await frame.evaluate((css) => {
    const r = document.querySelector(css)?.getBoundingClientRect();
    return r && { left: r.left, top: r.top, width: r.width, height: r.height };
  }, selector);
  return (
    rect && {
      left: box.left + rect.left * scale,
      top: box.top + rect.top * scale,
      width: rect.width * scale,
      height: rect.height * scale,
    }
  );
}
