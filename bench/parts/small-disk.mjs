// Six uploads at once to a disk that has room for fewer, and one into which the disk really runs full and is given room again. Prints
// what each was told. Usage: node small-disk.mjs BASE FOLDER; FOLDER is on the portal's disk and takes what fills it up.
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { announcement, school, signed, Teacher } from '../../build/teacher.mjs';

const [base, folder] = process.argv.slice(2);
const megabyte = 1 << 20;
const proxied = { 'X-Forwarded-Proto': 'https' };

/** Silence with a number of its own in its last bytes, so that no two files are the same. */
function sound(bytes) {
  const wav = Buffer.alloc(bytes);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(bytes - 8, 4);
  wav.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, 44100],
    [28, 88200],
  ])
    wav.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ])
    wav.writeUInt16LE(value, at);
  wav.write('data', 36);
  wav.writeUInt32LE(bytes - 44, 40);
  randomBytes(16).copy(wav, bytes - 16);
  return wav;
}

const free = () => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** Leaves so many bytes of the disk. */
function fill(left) {
  const ballast = path.join(folder, 'ballast');
  const file = openSync(ballast, 'w');
  const block = Buffer.alloc(megabyte);
  while (free() > left + megabyte) writeSync(file, block);
  closeSync(file);
  return () => rmSync(ballast);
}

async function announce(teacher, length) {
  const draft = await teacher.startDraft();
  const [to, { method, headers }] = announcement('bai-nghe.wav', length, draft);
  const made = await teacher.ask(to, { method, headers: { ...headers, Accept: 'application/json' } });
  return { made, headers: signed(draft) };
}

async function sixAtOnce(teacher) {
  const room = free() - 2048 * megabyte;
  const length = Math.floor(room / 4.5);
  const told = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const { made } = await announce(teacher, length);
      return made.status === 201 ? 201 : `${made.status}: ${(await made.json()).title}`;
    }),
  );
  for (const answer of new Set(told))
    console.log(`six at once where four have room: ${told.filter((t) => t === answer).length} × ${answer}`);
}

async function fullMeanwhile(teacher) {
  const content = sound(80 * megabyte);
  const { made, headers } = await announce(teacher, content.length);
  const address = new URL(made.headers.get('Location'), base).pathname;
  const send = (from, to) =>
    teacher.ask(address, {
      method: 'PATCH',
      body: content.subarray(from, to),
      headers: {
        ...headers,
        Accept: 'application/json',
        'Upload-Offset': String(from),
        'Content-Type': 'application/offset+octet-stream',
      },
    });
  const offset = async () =>
    Number((await teacher.ask(address, { method: 'HEAD', headers })).headers.get('Upload-Offset'));
  await send(0, 10 * megabyte);
  const empty = fill(40 * megabyte);
  const refused = await send(10 * megabyte, content.length);
  console.log(`the disk runs full: ${refused.status}: ${(await refused.json()).title}`);
  console.log(`a page meanwhile: ${(await teacher.ask('/tim?q=song')).status}`);
  empty();
  const kept = await offset();
  const done = await send(kept, content.length);
  console.log(`with room again it goes on at ${Math.round(kept / megabyte)} of 80 MiB: ${done.status}`);
  const id = done.headers.get('Oer-File-Id') ?? address.split('/').at(-1);
  for (let state; !state?.isSettled;) {
    state = await teacher.json(`${school}/api/ingest/files/${id}`);
    if (state.isSettled) console.log(`and is ${state.isReady ? 'ready' : state.refusal}`);
    else await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const teacher = new Teacher(base, proxied);
await teacher.signIn();
await fullMeanwhile(teacher);
await sixAtOnce(teacher);
