// What a page made anew costs: processor time of the portal and of PostgreSQL, one line a kind of page. Other load on the machine counts for
// little, but machines differ and vary: compare before and after on one. Usage: node cost.mjs BASE FOLDER PORTAL_PID DATA
import { readFileSync } from 'node:fs';
import { computed } from './processes.mjs';

const [base, folder, portal, data] = process.argv.slice(2);
const requests = 600;
const listed = (name) => readFileSync(`${folder}/${name}.txt`, 'utf8').trim().split('\n');
const kinds = { home: ['/'], resource: listed('resource'), search: listed('search'), schools: ['/truong'] };

async function ask(paths, run) {
  for (let i = 0; i < requests; i++) {
    const path = paths[i % paths.length];
    const answer = await fetch(`${base}${path}${path.includes('?') ? '&' : '?'}fresh=${run}${i}`, {
      headers: { 'X-Forwarded-Proto': 'https' },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await answer.arrayBuffer();
  }
}

async function cost(paths, run) {
  const before = computed(Number(portal), data);
  await ask(paths, run);
  const after = computed(Number(portal), data);
  const [own, theirs] = ['portal', 'database'].map((who) => ((after[who] - before[who]) / requests).toFixed(2));
  return `portal ${own} ms, PostgreSQL ${theirs} ms`;
}

// In a young process much of it is compiling: that is said apart from what a page costs all day.
for (const [kind, paths] of Object.entries(kinds)) {
  await ask(paths, 'warm');
  const young = await cost(paths, 'young');
  for (let round = 0; round < 4; round++) await ask(paths, `later${round}-`);
  console.log(`${kind}: ${young}; after ${requests * 4} more: ${await cost(paths, 'settled')}`);
}
