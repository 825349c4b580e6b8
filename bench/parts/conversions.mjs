// Four office files are turned into pages at once. Prints how the portal's pages answered meanwhile, against the same pages when
// nothing else happens. Usage: node conversions.mjs BASE CORPUS PID
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Teacher } from '../../build/teacher.mjs';
import { remarkZip } from './fresh.mjs';
import { quantile, round, visit, watch } from './visitor.mjs';

const [base, corpus, pid] = process.argv.slice(2);
const source = path.join(corpus, 'office', 'dam-minh-vao-hoc-sau-trich.docx');
const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));

function fresh(name) {
  const to = path.join(folder, `${name}.docx`);
  remarkZip(source, to, `bench ${Date.now()} ${name}`);
  return to;
}

try {
  const teachers = await Promise.all(
    ['giaovien@demo.oer', 'giaovien2@demo.oer'].map(async (login) => {
      const teacher = new Teacher(base, { 'X-Forwarded-Proto': 'https' });
      await teacher.signIn(login);
      return teacher;
    }),
  );
  await teachers[0].take(fresh('warm'));
  const idle = { done: false };
  const [quiet] = await Promise.all([visit(base, idle), pause(15_000).then(() => (idle.done = true))]);

  const busy = { done: false };
  const [visited, watched] = [visit(base, busy), watch(Number(pid), busy)];
  const began = performance.now();
  // A new four when four are done: thirty seconds of it.
  let files = 0;
  while (performance.now() - began < 30_000) {
    const four = await Promise.all([0, 1, 2, 3].map((n) => teachers[n % 2].take(fresh(`${files++}`))));
    const refused = four.find(({ refusal }) => refusal);
    if (refused) throw new Error(refused.refusal);
  }
  busy.done = true;
  const [loud, most] = [await visited, await watched];
  console.log(
    JSON.stringify({
      files,
      files_a_minute: round((files / (performance.now() - began)) * 60_000),
      pages_idle_p95_ms: round(quantile(quiet, 0.95)),
      pages_meanwhile_p95_ms: round(quantile(loud, 0.95)),
      ratio: round(quantile(loud, 0.95) / quantile(quiet, 0.95)),
      portal_at_most_mib: Math.round(most.pss),
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}
