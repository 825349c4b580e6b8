// What a portal's pages take while something else happens, and what its process holds meanwhile.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const pages = ['/', '/tim?q=song', '/tim', '/truong'];

export const quantile = (values, q) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];

export const round = (value) => Math.round(value * 10) / 10;

/**
 * Reads pages, one after the other as one visitor does, until told to stop.
 * @param {{ done: boolean }} until
 * @returns {Promise<number[]>} ms of each
 */
export async function visit(base, until) {
  const times = [];
  for (let i = 0; !until.done; i++) {
    const began = performance.now();
    const page = pages[i % pages.length];
    // A question that nobody asked before, so that no kept page answers.
    const address = `${base}${page}${page.includes('?') ? '&' : '?'}x=${i}`;
    const answer = await fetch(address, { headers: { 'X-Forwarded-Proto': 'https' } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${page} answers ${answer.status}`);
    times.push(performance.now() - began);
    await pause(30);
  }
  return times;
}

/** What a process holds, in MiB: all that is mapped (Rss), the same with pages shared with workers or mapped twice counted once (Pss), what is its own (Anonymous). */
export function memory(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const of = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)[1]) / 1024;
  return { rss: of('Rss'), pss: of('Pss'), own: of('Anonymous') };
}

/** The most of it, until told to stop. */
export async function watch(pid, until) {
  const most = memory(pid);
  for (; !until.done; await pause(250)) {
    for (const [name, value] of Object.entries(memory(pid))) most[name] = Math.max(most[name], value);
  }
  return most;
}
