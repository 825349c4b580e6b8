// Opening and turning books in the reader on lines of different speed, beside calibre's content server in the same run; taps
// lost on a slowed phone; weight of the scripts; positions.json. Prints Markdown.
// Usage: node reader.mjs BASE CORPUS FOLDER [--quick] [--visits=3]. Signs in as the demo teacher and reads previews; FOLDER keeps a scan of 100 MB.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Teacher } from '../../build/teacher.mjs';
import { launch } from '../../src/Reader/harness/browser.mjs';
import { Calibre } from './reader-calibre.mjs';
import { lines, median, percentile } from './reader-lines.mjs';
import { taps } from './reader-taps.mjs';
import { positions, visit } from './reader-visit.mjs';

const [base, corpus, folder] = process.argv.slice(2);
const quick = process.argv.includes('--quick');
const visits = Number(
  process.argv.find((word) => word.startsWith('--visits='))?.slice('--visits='.length) ?? (quick ? 1 : 3),
);
const taken = quick ? ['moby-dick', 'page-blanche'] : null;
const tapped = quick ? 60 : 300;
const novel = 'moby-dick.epub';

const scan = path.join(folder, 'scan-100.pdf');
if (!existsSync(scan))
  execFileSync('node', [path.join(import.meta.dirname, 'scan.mjs'), scan, '100'], { stdio: 'inherit' });
const books = readdirSync(path.join(corpus, 'epub'))
  .filter((name) => name.endsWith('.epub') && (!taken || taken.includes(path.basename(name, '.epub'))))
  .map((name) => path.join(corpus, 'epub', name));

// As behind a proxy that speaks HTTPS: without it nobody signs in outside development.
const headers = { 'X-Forwarded-Proto': 'https' };
const teacher = new Teacher(base, headers);
await teacher.signIn();
const addresses = new Map();
for (const file of [...books, scan]) {
  const { id, refusal } = await teacher.take(file);
  if (refusal) throw new Error(`${file}: ${refusal}`);
  addresses.set(file, `${base}/doc/tep/${id}`);
}
const options = { cookies: teacher.cookies, extraHTTPHeaders: headers };
const browser = await launch();
const calibre = await Calibre.open([...books, scan], folder, Number(new URL(base).port) + 7);
const milliseconds = (value) => (value === null ? '–' : String(Math.round(value)));

console.log(`Medians of ${visits} first visits, in milliseconds; turns are the 95th percentile of all.\n`);
console.log('| book | line | first sight | first page | calibre | turn | calibre | requests |');
console.log('|---|---|---|---|---|---|---|---|');
const scripts = [];
const turned = new Map(lines.map(({ name }) => [name, []]));
try {
  for (const file of [...books, scan]) {
    const isInCalibre = calibre !== null && (await calibre.prepare(browser, file));
    for (const line of lines) {
      const ours = await repeated(() => visit(browser, addresses.get(file), line, options));
      const theirs = isInCalibre ? await repeated(() => calibre.visit(browser, file, line)) : [];
      const of = (seen, key) => median(seen.map((one) => one[key]));
      const turn = (seen) =>
        percentile(
          seen.flatMap((one) => one.turns),
          0.95,
        );
      turned.get(line.name).push(...ours.flatMap((one) => one.turns));
      if (file.endsWith('.epub')) scripts.push(of(ours, 'script'));
      const cells = [
        of(ours, 'sight'),
        of(ours, 'page'),
        of(theirs, 'page'),
        turn(ours),
        turn(theirs),
        of(ours, 'requests'),
      ];
      console.log(`| ${path.basename(file)} | ${line.name} | ${cells.map(milliseconds).join(' | ')} |`);
    }
  }
} finally {
  calibre?.close();
}
for (const [line, times] of turned)
  console.log(
    `\nTurns of all books, ${line}: p50 ${milliseconds(percentile(times, 0.5))} ms, p95 ${milliseconds(percentile(times, 0.95))} ms of ${times.length}.`,
  );
if (!calibre) console.log('\ncalibre is not installed: its columns are empty.');
const address = addresses.get(books.find((file) => file.endsWith(novel)) ?? books[0]);
const hand = await taps(browser, address, tapped, options);
console.log(`\nTaps lost on a phone slowed four times: ${hand.lost} of ${hand.taps}.`);
console.log(`Script for an EPUB, compressed: at most ${Math.round(Math.max(...scripts))} kB.`);
const list = await positions(browser, address, options);
console.log(
  `positions.json: ${list.asked ? `${list.bytes} bytes on the line, ${list.waitedFor ? 'waited for' : 'not waited for'}` : 'not asked for'}.`,
);
await browser.close();

/** A visit that fails is told and counts for nothing. */
async function repeated(once) {
  const seen = [];
  for (let i = 0; i < visits; i++)
    await once().then(
      (one) => seen.push(one),
      (error) => console.error(error.message.split('\n')[0]),
    );
  return seen;
}
