/* global document, getComputedStyle, HTMLMediaElement, location */
// Media overlays: what is heard, what is marked while it is heard, and what follows.
import { look } from './screen.mjs';

/** Runs in the page before its own scripts: keeps every player in sight, and gives it a voice to read with. */
export function listenIn() {
  const heard = (globalThis.heard = { players: new Set(), said: [] });
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    heard.players.add(this);
    this.muted = true;
    return play.call(this);
  };
  const voice = { name: 'Test', lang: 'en-US', localService: true, default: true, voiceURI: 'test' };
  const synthesis = new EventTarget();
  let timer;
  Object.assign(synthesis, {
    speaking: false,
    pending: false,
    paused: false,
    getVoices: () => [voice],
    speak(utterance) {
      heard.said.push(utterance.text);
      synthesis.speaking = true;
      const tell = (type) => {
        const event = new Event(type);
        utterance[`on${type}`]?.(event);
        utterance.dispatchEvent?.(event);
      };
      timer = setTimeout(() => {
        tell('start');
        timer = setTimeout(() => {
          synthesis.speaking = false;
          tell('end');
        }, 400);
      }, 20);
    },
    cancel: () => clearTimeout(timer),
    pause() {},
    resume() {},
  });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis, configurable: true });
  globalThis.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
    }
  };
}

const seconds = (clock) => {
  if (!clock) return undefined;
  const unit = /^([\d.]+)(h|min|s|ms)$/.exec(clock);
  if (unit) return Number(unit[1]) * { h: 3600, min: 60, s: 1, ms: 0.001 }[unit[2]];
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
};

/** Words of a fraction of a second pass before they can be looked at. */
const shortest = 2;

/** Steps of a part's overlay that last: the id that is read, the sound, and from when to when. */
function stepsOf(book, item) {
  const part = book.spine[item];
  const [name, text] =
    Object.entries(book.overlays).find(([, smil]) => smil.includes(part.path.split('/').at(-1))) ?? [];
  if (!text) return [];
  const value = (tag, attribute) => new RegExp(`\\s${attribute}="([^"]*)"`).exec(tag)?.[1];
  return [...text.matchAll(/<par\b[\s\S]*?<\/par>/g)]
    .map(([par]) => {
      const [file, id] = (value(/<text\b[^>]*>/.exec(par)?.[0] ?? '', 'src') ?? '').split('#');
      const audio = /<audio\b[^>]*>/.exec(par)?.[0] ?? '';
      return {
        file,
        id,
        sound: value(audio, 'src')?.split('/').at(-1),
        begin: seconds(value(audio, 'clipBegin')) ?? 0,
        end: seconds(value(audio, 'clipEnd')),
        name,
      };
    })
    .filter(({ file }) => file.split('/').at(-1) === part.path.split('/').at(-1))
    .filter(({ begin, end }) => end === undefined || end - begin >= shortest);
}

/** The player that is on, and what is marked on the pages. */
async function now(open) {
  const playing = await open.page.evaluate(() => {
    const player = [...globalThis.heard.players].find((one) => !one.paused && !one.ended);
    return (
      player && {
        sound: decodeURIComponent(new URL(player.currentSrc || player.src, location.href).pathname.split('/').at(-1)),
        at: player.currentTime,
      }
    );
  });
  const marked = [];
  for (const { frame } of await look(open.page, open.book))
    marked.push(
      ...(await frame.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')]
          .filter((one) => /active|playing|spoken/.test(one.getAttribute('class') ?? ''))
          .map((one) => one.id);
        for (const [, highlight] of globalThis.CSS?.highlights ?? [])
          for (const range of highlight) {
            const { commonAncestorContainer: inside } = range;
            const element = inside.nodeType === 1 ? inside : inside.parentElement;
            const own = range.startContainer.nodeType === 1 ? range.startContainer.childNodes[range.startOffset] : null;
            ids.push(element?.closest('[id]')?.id, own?.id);
          }
        return ids.filter(Boolean);
      })),
    );
  return { playing, marked };
}

async function until(what, patience = 8000) {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const found = await what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  return null;
}

/** Turns listening on, as somebody would who looks for the word or the picture. */
async function start(open) {
  const listen = open.page
    .getByRole('button', { name: /nghe|listen|đọc to|read aloud/i })
    .filter({ visible: true })
    .first();
  if (!(await until(() => listen.isVisible(), 4000))) return 'there is no control to listen';
  await listen.click();
  const isOn = () =>
    open.page.evaluate(
      () => [...globalThis.heard.players].some((one) => !one.paused) || globalThis.heard.said.length > 0,
    );
  if (await until(isOn, 2500)) return null;
  const play = open.page
    .locator('.reader-listening')
    .getByRole('button', { name: /phát|play|nghe|listen/i })
    .first();
  if (await play.isVisible().catch(() => false)) await play.click();
  return (await until(isOn, 4000)) ? null : 'nothing is heard';
}

async function turnTo(open, first, item) {
  for (let screen = first, turns = 0; screen && turns < 20; turns++, screen = await open.turn())
    if (screen.items.includes(item)) return true;
  return false;
}

async function follows(open, step, { strict = true } = {}) {
  const fits = await until(async () => {
    const { playing, marked } = await now(open);
    if (!playing || playing.sound !== step.sound) return null;
    if (playing.at < step.begin - 0.3 || (step.end !== undefined && playing.at > step.end + 0.6)) return null;
    return marked.includes(step.id) || !strict ? playing : null;
  });
  if (fits) return null;
  const { playing, marked } = await now(open);
  return `at #${step.id} is heard ${playing ? `${playing.sound} ${playing.at.toFixed(1)}` : 'nothing'} and marked ${marked}`;
}

/** Brings the sound to shortly before a step's end, so that nobody has to wait for it. */
const leap = (open, step) =>
  open.page.evaluate((end) => {
    const player = [...globalThis.heard.players].find((one) => !one.paused);
    if (player) player.currentTime = Math.max(0, Math.min(end ?? player.duration, player.duration || Infinity) - 0.5);
  }, step.end);

export const overlayChecks = {
  /** A part is read aloud step by step, each sound from its beginning to its end, the words marked meanwhile. */
  async narrates({ open, first, book }, item, most = 4) {
    const steps = stepsOf(book, item);
    if (!(await turnTo(open, first, item))) return `part ${item} is never shown`;
    const failed = await start(open);
    if (failed) return failed;
    for (const [i, step] of steps.slice(0, most).entries()) {
      const wrong = await follows(open, step);
      if (wrong) return wrong;
      if (i < Math.min(steps.length, most) - 1) await leap(open, step);
    }
    return null;
  },

  /** After a part's last step its sound stops at the step's end. */
  async stopsAtEnd({ open, first, book }, item) {
    const steps = stepsOf(book, item);
    if (!(await turnTo(open, first, item))) return `part ${item} is never shown`;
    const failed = await start(open);
    if (failed) return failed;
    for (const step of steps) {
      const wrong = await follows(open, step);
      if (wrong) return wrong;
      await leap(open, step);
    }
    const last = steps.at(-1);
    const stopped = await until(async () => !(await now(open)).playing, 5000);
    if (!stopped) return 'it goes on after the last step';
    const at = await open.page.evaluate(() =>
      Math.max(...[...globalThis.heard.players].map((one) => (one.ended ? one.duration : one.currentTime))),
    );
    return last.end !== undefined && at > last.end + 1 ? `it stops at ${at.toFixed(1)} in place of ${last.end}` : null;
  },

  /** When a part has been read the next one is shown and read. */
  async readsOn({ open, first, book }, item, next) {
    if (!(await turnTo(open, first, item))) return `part ${item} is never shown`;
    const failed = await start(open);
    if (failed) return failed;
    for (const step of stepsOf(book, item)) {
      const wrong = await follows(open, step);
      if (wrong) return wrong;
      await leap(open, step);
    }
    const wrong = await follows(open, stepsOf(book, next)[0]);
    if (wrong) return wrong;
    return (await open.settled()).items.includes(next) ? null : `part ${next} is not shown`;
  },

  /** Turning to another part while listening brings the sound there too. */
  async soundFollows({ open, first, book }, item, next) {
    if (!(await turnTo(open, first, item))) return `part ${item} is never shown`;
    const failed = await start(open);
    if (failed) return failed;
    const wrong = await follows(open, stepsOf(book, item)[0]);
    if (wrong) return wrong;
    if (!(await turnTo(open, await open.settled(), next))) return `part ${next} is never shown`;
    const sounds = new Set(stepsOf(book, next).map(({ sound }) => sound));
    return (await until(async () => sounds.has((await now(open)).playing?.sound), 8000))
      ? null
      : 'the sound stays behind';
  },

  /** Steps without a sound are spoken by the device's voice. */
  async speaks({ open, first, book }, item) {
    if (!(await turnTo(open, first, item))) return `part ${item} is never shown`;
    const failed = await start(open);
    if (failed) return failed;
    const words = book.spine[item].words.trim().split(/\s+/).slice(0, 3).join(' ');
    const said = await until(() => open.page.evaluate(() => globalThis.heard.said.join(' ')), 5000);
    return said?.replace(/\s+/g, ' ').includes(words) ? null : 'the words are not spoken';
  },

  /** While a part is read, its words and the rest have the book's own colours. */
  async wearsClasses({ open, first }, item, active, others) {
    if (!(await turnTo(open, first, item))) return `part ${item} is never shown`;
    const failed = await start(open);
    if (failed) return failed;
    const wears = await until(async () => {
      for (const { frame } of await look(open.page, open.book)) {
        const isSo = await frame.evaluate(
          ([active, others]) =>
            [...document.querySelectorAll('[id]')].some((one) => getComputedStyle(one).backgroundColor === active) &&
            (!others ||
              [...document.querySelectorAll('p, span')].some((one) => getComputedStyle(one).color === others)),
          [active, others],
        );
        if (isSo) return true;
      }
      return null;
    }, 8000);
    return wears ? null : "the book's classes are not set";
  },
};
