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

for (const [kind, paths] of Object.entries(kinds)) {
  await ask(paths, 'warm');
  const before = computed(Number(portal), data);
  await ask(paths, 'measured');
  const after = computed(Number(portal), data);
  const [own, theirs] = ['portal', 'database'].map((who) => ((after[who] - before[who]) / requests).toFixed(2));
  console.log(`${kind}: portal ${own} ms, PostgreSQL ${theirs} ms`);
}
