/* global document, requestAnimationFrame, scrollX, scrollY, addEventListener */
// The same books in calibre's content server, opened and turned in its browser reader.
import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { firstVisit, glance } from './reader-lines.mjs';

const turns = 12;
const patience = 90_000;
// Without a screen.
const env = { ...process.env, QT_QPA_PLATFORM: 'offscreen' };

export class Calibre {
  #process;
  #addresses = new Map();

  /** Starts a server with these books; nothing where calibre is not installed. */
  static async open(files, folder, port) {
    try {
      execFileSync('calibre-server', ['--version'], { env, stdio: 'ignore' });
    } catch {
      return null;
    }
    const calibre = new Calibre();
    const library = path.join(folder, 'calibre-library');
    rmSync(library, { recursive: true, force: true });
    for (const file of files)
      execFileSync('calibredb', ['add', '--library-path', library, '--duplicates', file], { env, stdio: 'ignore' });
    calibre.#process = spawn('calibre-server', ['--port', String(port), '--listen-on', '127.0.0.1', library], {
      env,
      stdio: 'ignore',
    });
    const base = `http://localhost:${port}`;
    const { default_library: id } = await answering(`${base}/ajax/library-info`);
    files.forEach((file, i) => {
      const kind = path.extname(file).slice(1).toUpperCase();
      calibre.#addresses.set(file, `${base}/#book_id=${i + 1}&fmt=${kind}&library_id=${id}&mode=read_book`);
    });
    return calibre;
  }

  close() {
    this.#process?.kill();
  }

  /** The server makes a book ready when it is read for the first time; that is not counted. False where it cannot. */
  async prepare(browser, file) {
    return firstVisit(browser, { name: 'full speed' }, {}, (page) => this.#firstPage(page, file))
      .then(() => true)
      .catch(() => false);
  }

  visit(browser, file, line) {
    return firstVisit(browser, line, {}, async (page) => {
      const first = await this.#firstPage(page, file);
      const times = [];
      for (let i = 0; i < turns; i++) {
        await page.waitForTimeout(glance);
        times.push(await this.#turn(page));
      }
      return { page: first, turns: times.filter((time) => time !== null) };
    });
  }

  async #firstPage(page, file) {
    const began = performance.now();
    await page.goto(this.#addresses.get(file), { waitUntil: 'commit' });
    for (const until = Date.now() + patience; Date.now() < until;) {
      const frame = page.frames()[1];
      const isThere = await frame
        ?.evaluate(() => {
          const { images, body } = document;
          return images.length
            ? [...images].slice(0, 3).every((image) => image.complete && image.naturalWidth > 0)
            : (body?.innerText.trim().length ?? 0) > 40;
        })
        .catch(() => false);
      if (isThere) return performance.now() - began;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('calibre shows no page');
  }

  async #turn(page) {
    const frame = page.frames()[1];
    await frame.evaluate(() => {
      const state = () =>
        `${scrollX} ${scrollY} ${document.body.innerText.slice(0, 200)} ${document.images[0]?.src ?? ''}`;
      const before = state();
      let start = performance.now();
      addEventListener('keydown', () => (start = performance.now()), { once: true, capture: true });
      globalThis.turned = new Promise((resolve) => {
        const poll = () => {
          if (state() !== before) requestAnimationFrame(() => resolve(performance.now() - start));
          else if (performance.now() - start > 8000) resolve(null);
          else requestAnimationFrame(poll);
        };
        poll();
      });
    });
    await page.keyboard.press('PageDown');
    return frame.evaluate(() => globalThis.turned);
  }
}

async function answering(address) {
  for (const until = Date.now() + 30_000; ;) {
    try {
      return await (await fetch(address)).json();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
