// Time on processors of processes and of all that they started.
import { readFileSync } from 'node:fs';
import { processes } from '../parts/processes.mjs';

/** @returns {number} seconds */
export function processor(roots) {
  const family = new Set(roots);
  const all = processes();
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  let ticks = 0;
  for (const pid of family) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // it has just ended
    }
  }
  return ticks / 100;
}
