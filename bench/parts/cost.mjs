// What a page made anew costs: processor time of the portal and of PostgreSQL, one line a kind of page. Other load on the machine counts for
// little, but machines differ and vary: compare before and after on one. Usage: node cost.mjs BASE FOLDER PORTAL_PID DATA
import { readFileSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

const [base, folder, portal, data] = process.argv.slice(2);
const requests = 600;
const tick = 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const listed = (name) => readFileSync(`${folder}/${name}.txt`, 'utf8').trim().split('\n');
const kinds = { home: ['/'], resource: listed('resource'), search: listed('search'), schools: ['/truong'] };

const postmaster = readFileSync(`${data}/postgres/postmaster.pid`, 'utf8').split('\n')[0];
// After the name, which may hold spaces: state, parent … user and system time.
const stat = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ');
const spent = (pid) => {
  const fields = stat(pid);
  return (Number(fields[11]) + Number(fields[12])) * tick;
};
const isOfPostgres = (pid) => {
  try {
    return pid === postmaster || stat(pid)[1] === postmaster;
  } catch {
    return false; // It has ended meanwhile.
  }
};
const database = () =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && isOfPostgres(pid))
    .reduce((sum, pid) => sum + spent(pid), 0);

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
  const before = [spent(portal), database()];
  await ask(paths, 'measured');
  const [own, theirs] = [spent(portal) - before[0], database() - before[1]].map((ms) => (ms / requests).toFixed(2));
  console.log(`${kind}: portal ${own} ms, PostgreSQL ${theirs} ms`);
}
