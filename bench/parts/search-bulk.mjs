// Usage: search-bulk.mjs ADDRESS CORPUS COUNT INDEX PID. What a bare script reaches with _bulk on this machine: resources of 300 syllables with
// exact and folded fields and six facets, two requests of 5 MB at a time, no client and no analysis beyond folding. Leaves the index, so that
// plain questions can be asked of it. PID is Elasticsearch's, whose processor time is counted with the script's own. Prints a line of JSON.
import { createReadStream, readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

const [address, corpus, countText, name, pid] = process.argv.slice(2);
const count = Number(countText);
const index = `${address}/${name}`;
const headers = { 'content-type': 'application/json' };
const fold = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

const articles = [];
for await (const line of createInterface({ input: createReadStream(corpus).pipe(createGunzip()) }))
  articles.push(JSON.parse(line));

/** Milliseconds of all threads of a process. */
const processorTime = (id) =>
  readdirSync(`/proc/${id}/task`).reduce((sum, thread) => {
    try {
      return sum + Number(readFileSync(`/proc/${id}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    } catch {
      return sum;
    }
  }, 0);
const spent = () => processorTime(process.pid) + processorTime(pid);

async function ask(method, url, body) {
  const answer = await fetch(url, { method, headers, body });
  const said = await answer.json();
  if (!answer.ok || said.errors) throw new Error(`${method} ${url}: ${JSON.stringify(said).slice(0, 500)}`);
}

const words = { type: 'text', analyzer: 'whitespace', norms: false };
const code = { type: 'keyword' };
const properties = {
  exact: words,
  folded: words,
  title: words,
  level: code,
  grade: code,
  subject: code,
  kind: code,
  licence: code,
  language: code,
};
await fetch(index, { method: 'DELETE' });
await ask(
  'PUT',
  index,
  JSON.stringify({ settings: { refresh_interval: -1 }, mappings: { _source: { enabled: false }, properties } }),
);

function lines(number) {
  const { title, text } = articles[number % articles.length];
  const piece = text.slice(0, 1600).toLowerCase();
  const facets = {
    level: `l${number % 3}`,
    grade: `${number % 12}`,
    subject: `s${number % 30}`,
    kind: `k${number % 15}`,
    licence: `c${number % 4}`,
    language: 'vi',
  };
  return `{"index":{"_id":"${number}"}}\n${JSON.stringify({ exact: piece, folded: fold(piece), title: fold(title), ...facets })}\n`;
}

let next = 0;
async function send() {
  while (next < count) {
    let body = '';
    while (next < count && body.length < 5_000_000) body += lines(next++);
    await ask('POST', `${index}/_bulk?filter_path=errors`, body);
  }
}

const cost = spent();
const began = performance.now();
await Promise.all([send(), send()]);
const seconds = (performance.now() - began) / 1000;
const each = (spent() - cost) / count;
await ask('POST', `${index}/_refresh`);
console.log(
  JSON.stringify({
    bare_bulk: count,
    a_second: Math.round(count / seconds),
    processor_ms_a_resource: Number(each.toFixed(2)),
  }),
);
