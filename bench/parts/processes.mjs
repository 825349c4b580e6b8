// The processes of one portal, found by the data folder that stands in their command line or in that of whoever started them.
import { readdirSync, readFileSync } from 'node:fs';

/** @returns {{ pid: number, parent: number, command: string }[]} */
export function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]);
        return command ? [{ pid: Number(name), parent, command }] : [];
      } catch {
        return []; // it has just ended
      }
    });
}

/**
 * @param {'portal' | 'worker' | 'postgres' | 'clamd'} kind
 * @param {number} portal the portal's own process
 * @param {string} data its data folder
 */
export function find(kind, portal, data) {
  const all = processes();
  if (kind === 'portal') return all.filter(({ pid }) => pid === portal);
  if (kind === 'postgres')
    return all.filter(({ command }) => /\bpostgres\b.* -D /.test(command) && command.includes(data));
  if (kind === 'clamd') return all.filter(({ command }) => /\bclamd\b/.test(command) && command.includes(data));
  const family = new Set([portal]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(
    ({ pid, command }) => pid !== portal && family.has(pid) && /OerPortal\.FileWorker\.dll/.test(command),
  );
}

/**
 * Computing time so far of the portal's own process and of its PostgreSQL.
 * @param {number} portal the portal's own process
 * @param {string} data its data folder
 * @returns {{ portal: number, database: number }} in ms
 */
export function computed(portal, data) {
  const servers = new Set(find('postgres', portal, data).map(({ pid }) => pid));
  const database = processes().filter(({ pid, parent }) => servers.has(pid) || servers.has(parent));
  return { portal: spent(portal), database: database.reduce((ms, { pid }) => ms + spent(pid), 0) };
}

const tick = 10;

function spent(pid) {
  try {
    // utime and stime, proc(5)
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ').slice(11, 13);
    return (Number(user) + Number(system)) * tick;
  } catch {
    return 0; // it has just ended
  }
}
