// All tasks of one product, one after the other, in one browser. Usage: node bench/slims/measure.mjs peer|ours FOLDER
// Writes FOLDER/peer.json or FOLDER/ours.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { Person } from './person.mjs';

const [side, folder, only] = process.argv.slice(2);
const library = await import(`./${side}/library.mjs`);
const files = join(folder, 'files');
mkdirSync(files, { recursive: true });

const stock = await import(`./${side}/stock.mjs`);
const tasks = {
  title: await import(`./${side}/title.mjs`),
  labels: await import(`./${side}/labels.mjs`),
  pupils: await import(`./${side}/pupils.mjs`),
  textbooks: await import(`./${side}/textbooks.mjs`),
  stock_scanned: stock.scanned,
  stock_listed: stock.listed,
  marc: await import(`./${side}/marc.mjs`),
};

// Nothing outside of this machine is asked, by neither: a slow answer of a stranger would count.
const browser = await chromium.launch({
  executablePath: process.env.OER_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ],
});
const context = await browser.newContext({
  viewport: { width: 1280, height: 900 },
  acceptDownloads: true,
  locale: 'vi-VN',
  extraHTTPHeaders: library.headers ?? {},
});
const page = await context.newPage();
page.setDefaultTimeout(30_000);
const results = {};
const load = loadavg()[0];
try {
  await library.signIn(page);
  if (!only) await library.prepare(page, files);
  if (!only) await library.index?.(page);
  const person = new Person(page);
  for (const [key, task] of Object.entries(tasks)) {
    if (only && only !== key) continue;
    await library.home(person);
    person.begin();
    await task.run(person, files);
    results[key] = { ...person.result(), holds: await task.holds(page) };
    console.error(
      `${library.name}: ${key}: ${results[key].steps} steps, ${results[key].waited_seconds.toFixed(1)} s waited, holds: ${results[key].holds}`,
    );
    if (results[key].holds !== true) throw new Error(`${library.name} has not done ${key}.`);
    if (person.failures.length > 0) console.error(person.failures.join('\n'));
  }
} catch (error) {
  await page.screenshot({ path: join(folder, `${side}-failed.png`) }).catch(() => {});
  throw error;
} finally {
  await browser.close();
}
writeFileSync(join(folder, `${side}.json`), JSON.stringify({ load, tasks: results }, null, 2));
