// Kills the portal, its workers, PostgreSQL and clamd in turn with SIGKILL while a teacher uploads, and asks afterwards whether
// anything was lost, doubled, damaged or given out unscanned. Usage: node faults.mjs DATA KILLS -- PROGRAM ARGUMENTS…
// Ends with "N files, N kills, N troubles".
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Teacher, school } from '../../build/teacher.mjs';
import { clean, infected } from './faults-files.mjs';
import { find } from './processes.mjs';
import { Sender } from './resumed.mjs';

const kinds = ['portal', 'worker', 'postgres', 'clamd'];
const [data, killsText] = process.argv.slice(2);
const command = process.argv.slice(process.argv.indexOf('--') + 1);
const base = `http://localhost:${process.env.PORT}`;
const log = path.join(data, 'portal.log');
const wanted = Number(killsText);
const kills = Object.fromEntries(kinds.map((kind) => [kind, 0]));
const away = [];
const files = [];
const troubles = [];
let portal;
let isOver = false;

const total = () => Object.values(kills).reduce((sum, n) => sum + n, 0);
const trouble = (what) => {
  troubles.push(what);
  console.log(`TROUBLE ${what}`);
};

/** As systemd does with Restart=always: whatever the reason, it is started again. */
function keepAlive() {
  const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
  portal = child.pid;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (lines) => appendFileSync(log, lines));
  child.on('exit', (code, signal) => {
    if (isOver) return;
    if (signal !== 'SIGKILL') trouble(`the portal ended by itself (${code ?? signal})`);
    setTimeout(keepAlive, 300);
  });
}

async function isWell() {
  const answer = await fetch(`${base}/health/ready`).catch(() => undefined);
  return answer?.status === 200;
}

async function well(most = 120_000) {
  const began = Date.now();
  while (!(await isWell())) {
    if (Date.now() - began > most) throw new Error('The portal did not come back; see portal.log.');
    await pause(100);
  }
  return Date.now() - began;
}

async function killing() {
  for (let turn = 0; total() < wanted; turn++) {
    // most often in the midst of work, sometimes while something else is still starting
    await pause(150 + Math.random() * 900);
    const kind = kinds[turn % kinds.length];
    const [victim] = find(kind, portal, data);
    if (!victim) {
      if (turn > 40 * (total() + 1)) throw new Error(`There is no process to kill; the last asked for was: ${kind}.`);
      continue;
    }
    try {
      process.kill(victim.pid, 'SIGKILL');
      kills[kind]++;
    } catch {
      continue; // it has just ended
    }
    if (kind === 'portal' || kind === 'postgres') away.push(await well());
    if (total() % 20 === 0) console.log(`${total()} kills, ${files.length} files sent`);
  }
  isOver = true;
}

async function sending(teacher, lane) {
  const sender = new Sender(teacher);
  for (let number = 0; !isOver; number++) {
    const isInfected = number % 3 === 2;
    const content = isInfected ? infected(lane, number) : clean(lane, number);
    const name = isInfected ? `vi-rut-${lane}-${number}.txt` : `bai-${lane}-${number}.epub`;
    const draft = await untilDone(() => teacher.startDraft());
    const id = await sender.send(name, content, draft);
    files.push({ id, isInfected, sha256: createHash('sha256').update(content).digest('hex') });
  }
}

/** Nothing that is infected may ever be given out, at no moment and from no address. */
async function probing(teacher) {
  while (!isOver) {
    for (const { id } of files.filter((file) => file.isInfected).slice(-20)) {
      const answer = await teacher.ask(`${school}/tep/${id}/tai`).catch(() => undefined);
      if (answer?.status === 200) trouble(`${id} is infected and was given out`);
      await answer?.arrayBuffer().catch(() => undefined);
    }
    await pause(150);
  }
}

async function untilDone(act) {
  for (let tries = 0; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (tries === 300) throw error;
      await pause(400);
    }
  }
}

async function settled(teacher) {
  const until = Date.now() + 900_000;
  for (let waiting = files; waiting.length && Date.now() < until; await pause(2000)) {
    const states = await Promise.all(waiting.map((file) => teacher.json(`${school}/api/ingest/files/${file.id}`)));
    states.forEach((state, i) => (waiting[i].state = state));
    waiting = waiting.filter((file) => !file.state.isSettled);
    if (waiting.length) console.log(`${waiting.length} of ${files.length} files are not settled yet`);
  }
}

async function judge(teacher) {
  for (const { id, isInfected, sha256, state } of files) {
    if (isInfected) {
      if (state?.state !== 'infected') trouble(`${id} is infected and stands as ${state?.state}`);
      continue;
    }
    if (!state?.isReady) {
      trouble(`${id} is clean and stands as ${state?.state} (${state?.refusal})`);
      continue;
    }
    const content = Buffer.from(await (await teacher.ask(`${school}/tep/${id}/goc`)).arrayBuffer());
    if (createHash('sha256').update(content).digest('hex') !== sha256) trouble(`${id} has other bytes than were sent`);
  }
  const said = execFileSync(command[0], [...command.slice(1), 'ledger'], { encoding: 'utf8' });
  const { blobs, ...lists } = JSON.parse(said.split('\n').find((line) => line.startsWith('{"blobs"')));
  for (const [what, list] of Object.entries(lists))
    if (list.length) trouble(`${what}: ${list.slice(0, 5).join(' · ')}`);
  console.log(`${blobs} blobs looked at`);
}

process.on('exit', () => portal && process.kill(portal, 'SIGTERM'));
const teacher = new Teacher(base);
keepAlive();
await well(180_000);
await untilDone(() => teacher.signIn());
console.log(`Killing ${wanted} times`);
await Promise.all([killing(), probing(teacher), ...[0, 1, 2].map((lane) => sending(teacher, lane))]);
await well();
await settled(teacher);
await judge(teacher);
const sorted = away.toSorted((a, b) => a - b);
const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
console.log(JSON.stringify({ kills, back_ms: { median: at(0.5), p95: at(0.95), most: at(1) } }));
console.log(`${files.length} files, ${total()} kills, ${troubles.length} troubles`);
process.exit(troubles.length ? 1 : 0);
