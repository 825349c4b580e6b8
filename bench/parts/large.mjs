// What one page costs at a large portal, for people who are signed in and for guests, each made anew, one request after the other.
// Usage: node large.mjs BASE DATA PORTAL-PID [RUNS]. Prints a line of JSON a page, and ends with a fault when a page is not what it should
// be. "cpu_ms" is what the portal and its PostgreSQL computed for one page: on a machine that does other things as well, times say less.
import { Teacher, school } from '../../build/teacher.mjs';
import { computed } from './processes.mjs';

const [base, data, portal, runsText = '200'] = process.argv.slice(2);
const runs = Number(runsText);
const warming = runs / 2;
// As behind a proxy: people sign in by HTTPS only.
const secure = { 'X-Forwarded-Proto': 'https' };

async function signedIn(login) {
  const person = new Teacher(base, secure);
  await person.signIn(login);
  return person;
}

const guest = new Teacher(base, secure);
const administrator = await signedIn('quantri@demo.oer');
const reviewer = await signedIn('duyet@demo.oer');
const teacher = await signedIn('giaovien@demo.oer');

const pages = [
  ['home, administrator', administrator, '/'],
  ['home, reviewer', reviewer, '/'],
  ['home, teacher', teacher, '/'],
  ["home of one's school, teacher", teacher, school],
  ['review queue', reviewer, '/duyet'],
  ['review queue, last page', reviewer, '/duyet?trang=12'],
  ['schools, administrator', administrator, '/truong'],
  ['schools, guest', guest, '/truong'],
  ['schools, page 100', guest, '/truong?trang=100'],
  ['schools, by name', guest, '/truong?ten=le+loi'],
  ['empty search, administrator', administrator, '/tim'],
  ['empty search, teacher', teacher, '/tim'],
];

/** An address that no page cache has answered yet. */
let asked = Date.now();
const anew = (address) => `${address}${address.includes('?') ? '&' : '?'}moi=${asked++}`;

function computing() {
  const ms = computed(Number(portal), data);
  return ms.portal + ms.database;
}

async function time(person, address) {
  const began = performance.now();
  const answer = await person.ask(anew(address));
  const html = await answer.text();
  if (answer.status !== 200 || !html.includes('</html>')) throw new Error(`${address}: ${answer.status}`);
  return performance.now() - began;
}

for (const [page, person, address] of pages) {
  for (let run = 0; run < warming; run++) await time(person, address);
  const times = [];
  const before = computing();
  for (let run = 0; run < runs; run++) times.push(await time(person, address));
  const cpu = Number(((computing() - before) / runs).toFixed(1));
  times.sort((a, b) => a - b);
  const at = (share) => Number(times[Math.floor(share * runs)].toFixed(1));
  console.log(JSON.stringify({ page, p50_ms: at(0.5), p95_ms: at(0.95), most_ms: at(0.999), cpu_ms: cpu }));
}
