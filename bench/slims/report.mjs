// The table of both. Usage: node bench/slims/report.mjs FOLDER VERSION
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const [folder, version] = process.argv.slice(2);
const read = (side) => JSON.parse(readFileSync(join(folder, `${side}.json`), 'utf8'));
const [peer, ours] = [read('peer'), read('ours')];
const names = {
  title: 'One new title with three copies, numbered',
  labels: '30 labels of a title, ready to print',
  pupils: '500 pupils from a file',
  textbooks: '30 textbooks lent to a class, and taken back',
  stock_scanned: 'Stock-take of 300 copies, 5 missing, by scanner, to its report',
  stock_listed: 'The same from a file of numbers',
  marc: 'The whole catalogue as MARC 21',
};
const kinds = {
  click: 'click',
  key: 'key',
  entry: 'typed or scanned, with Enter',
  field: 'field',
  choice: 'choice in a list',
  file: 'file',
};
const one = (number) => number.toFixed(1);
const times = (number) => `${number.toFixed(2)}×`;
const lines = [];
const say = (line = '') => lines.push(line);

say(`# The portal beside SLiMS ${version}`);
say();
say(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB; load average at the beginning of each: SLiMS ${one(peer.load)}, portal ${one(ours.load)}; now ${one(loadavg()[0])}. More than 1 at the beginning: others worked beside it, and seconds say little.`,
);
say();
say(
  'Steps: clicks, keys, fields, choices, files; a scan is one. Seconds: what a person waits for the machine. A ratio below 1 is better for the portal.',
);
say();
say('| task | SLiMS: steps | seconds | portal: steps | seconds | steps, portal to SLiMS | seconds, portal to SLiMS |');
say('|---|--:|--:|--:|--:|--:|--:|');
for (const [key, name] of Object.entries(names)) {
  const [theirs, own] = [peer.tasks[key], ours.tasks[key]];
  say(
    `| ${name} | ${theirs.steps} | ${one(theirs.waited_seconds)} | ${own.steps} | ${one(own.waited_seconds)} | ${times(own.steps / theirs.steps)} | ${times(own.waited_seconds / theirs.waited_seconds)} |`,
  );
}
say();
say(`The desk, ${ours.desk.desks} desks at once, each with a session of its own:`);
say();
say('| | SLiMS | portal | portal to SLiMS |');
say('|---|--:|--:|--:|');
const row = (name, of, show = one) =>
  say(`| ${name} | ${show(of(peer.desk))} | ${show(of(ours.desk))} | ${times(of(ours.desk) / of(peer.desk))} |`);
row('answers a second (card, book lent, book returned)', (d) => d.answers_per_second);
row('pages a second that make them', (d) => d.pages_per_second);
row('processor for an answer, ms', (d) => d.processor_ms_per_answer);
for (const [key, name] of [
  ['card', 'card scanned'],
  ['lend', 'book lent'],
  ['return', 'book returned'],
])
  for (const part of ['p50_ms', 'p95_ms']) row(`${name}, ${part.slice(0, 3)}, ms`, (d) => d[key][part]);
say(
  `| end of the transaction, which writes a loan, p50 and p95, ms | ${one(peer.desk.finish.p50_ms)}, ${one(peer.desk.finish.p95_ms)} | not needed | |`,
);
say();
const fewer = Object.keys(names).filter((key) => ours.tasks[key].steps > peer.tasks[key].steps);
const half = Object.keys(names).filter((key) => ours.tasks[key].steps * 2 <= peer.tasks[key].steps);
const quicker = Object.keys(names).filter((key) => ours.tasks[key].waited_seconds > peer.tasks[key].waited_seconds);
const list = (keys) => (keys.length === 0 ? 'none' : keys.map((key) => names[key].toLowerCase()).join('; '));
say(`Aim: half of the steps. Held for ${half.length} of ${Object.keys(names).length}: ${list(half)}.`);
say(
  `Aim: five times the answers at the desk: ${times(ours.desk.answers_per_second / peer.desk.answers_per_second)}, ${ours.desk.answers_per_second >= 5 * peer.desk.answers_per_second ? 'held' : 'MISSED'}.`,
);
say(`SLiMS needs fewer steps for: ${list(fewer)}. SLiMS lets wait less for: ${list(quicker)}.`);
say();
say('## Each way, step by step');
for (const [key, name] of Object.entries(names))
  for (const [side, who] of [
    [peer, 'SLiMS'],
    [ours, 'portal'],
  ]) {
    say();
    say(`${name}, ${who}:`);
    say();
    for (const { kind, words, times: often, waited } of side.tasks[key].way)
      say(
        `- ${often > 1 ? `${often} × ` : ''}${kinds[kind]}: ${words}${waited >= 50 ? ` (${one(waited / 1000)} s)` : ''}`,
      );
  }
console.log(lines.join('\n'));
