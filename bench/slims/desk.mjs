// The desk of one product under load: desks that lend and take back at the same time, by the requests that its own page sends.
// Usage: node bench/slims/desk.mjs peer|ours FOLDER [DESKS] [SECONDS]. Adds “desk” to FOLDER/peer.json or FOLDER/ours.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Visitor } from './visitor.mjs';

const [side, folder, desks = '4', seconds = '20'] = process.argv.slice(2);
const { name } = await import(`./${side}/library.mjs`);
const { Desk, processorSeconds, holds } = await import(`./${side}/desk.mjs`);
// So long that what a server compiles while it runs is compiled.
const warming = 30;

const times = { card: [], lend: [], finish: [], return: [] };
let pages = 0;
let measuring = false;

async function ask(kind, act) {
  const begun = performance.now();
  await act();
  if (measuring) times[kind].push(performance.now() - begun);
}

async function work(number, until) {
  const visitor = new Visitor((answered) => measuring && (pages += answered));
  const desk = new Desk(visitor, number);
  await desk.open();
  for (let round = 0; performance.now() < until(); round++) {
    await ask('card', () => desk.card(round));
    await ask('lend', () => desk.lend(round));
    if (desk.finish) await ask('finish', () => desk.finish(round));
    await ask('return', () => desk.bring(round));
    visitor.answered();
  }
}

const at = (list, part) =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))] ?? 0;
const rounded = (number) => Math.round(number * 10) / 10;

let end = Infinity;
const all = Array.from({ length: Number(desks) }, (_, number) => work(number, () => end));
await Promise.race([new Promise((next) => setTimeout(next, warming * 1000)), Promise.all(all)]);
measuring = true;
const [begun, spent] = [performance.now(), processorSeconds()];
end = begun + Number(seconds) * 1000;
await new Promise((next) => setTimeout(next, Number(seconds) * 1000));
measuring = false;
const [took, processor] = [(performance.now() - begun) / 1000, processorSeconds() - spent];
await Promise.all(all);

const answers = times.card.length + times.lend.length + times.return.length;
const desk = {
  desks: Number(desks),
  answers_per_second: rounded(answers / took),
  pages_per_second: rounded(pages / took),
  processor_ms_per_answer: rounded((processor * 1000) / answers),
  ...Object.fromEntries(
    Object.entries(times)
      .filter(([, list]) => list.length > 0)
      .map(([kind, list]) => [kind, { p50_ms: rounded(at(list, 0.5)), p95_ms: rounded(at(list, 0.95)) }]),
  ),
  holds: await holds(answers),
};
console.error(`${name}: desk: ${JSON.stringify(desk)}`);
if (!desk.holds) throw new Error(`${name} has not lent what its desk was asked to.`);
const file = join(folder, `${side}.json`);
writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), desk }, null, 2));
