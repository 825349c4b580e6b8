/* global document */
// A film of half a gigabyte comes in and is watched on a slow line. Prints what the portal's process held at most, and the time from
// pressing play to the first picture at 5 Mbit/s. Usage: node film.mjs BASE PID
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Teacher, school } from '../../build/teacher.mjs';
import { launch } from '../../src/Reader/harness/browser.mjs';
import { memory, quantile, watch } from './visitor.mjs';

const [base, pid] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
const looks = 5;

/** Half a minute of a lesson, again and again: 500 MB. */
function film() {
  const [part, whole] = [path.join(folder, 'phan.mp4'), path.join(folder, 'bai-giang.mp4')];
  const sources = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25', '-f', 'lavfi', '-i', 'sine=frequency=330'];
  const coded = [
    '-t',
    '30',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-b:v',
    '4M',
    '-maxrate',
    '4M',
    '-minrate',
    '4M',
  ];
  const form = ['-bufsize', '4M', '-x264-params', 'nal-hrd=cbr', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  const run = (...args) => execFileSync('ffmpeg', ['-loglevel', 'error', '-y', ...args], { stdio: 'inherit' });
  run(...sources, ...coded, ...form, part);
  const times = Math.ceil(500e6 / statSync(part).size) - 1;
  run('-stream_loop', String(times), '-i', part, '-c', 'copy', '-movflags', '+faststart', whole);
  return whole;
}

async function firstPicture(page, address) {
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  return page.evaluate(
    () =>
      new Promise((resolve, fail) => {
        const video = document.querySelector('video');
        const began = performance.now();
        video.muted = true;
        video.requestVideoFrameCallback(() => resolve({ ms: performance.now() - began, height: video.videoHeight }));
        video.play().catch(fail);
      }),
  );
}

async function watchSlowly(id, cookies) {
  const browser = await launch();
  try {
    const context = await browser.newContext();
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, path: '/' })));
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 40,
      downloadThroughput: 5e6 / 8,
      uploadThroughput: 1e6 / 8,
    });
    const times = [];
    for (let look = 0; look < looks; look++) {
      await line.send('Network.clearBrowserCache');
      times.push(await firstPicture(page, `${base}${school}/doc/tep/${id}`));
    }
    return times;
  } finally {
    await browser.close();
  }
}

try {
  const file = film();
  const teacher = new Teacher(base);
  await teacher.signIn();
  const rested = memory(pid);
  const busy = { done: false };
  const watched = watch(pid, busy);
  const began = performance.now();
  const { id, refusal } = await teacher.take(file);
  if (refusal) throw new Error(refusal);
  const seconds = (performance.now() - began) / 1000;
  const shown = await watchSlowly(id, teacher.cookies);
  busy.done = true;
  const most = await watched;
  const times = shown.map(({ ms }) => ms);
  console.log(
    JSON.stringify({
      megabytes: Math.round(statSync(file).size / 1e6),
      upload_to_playable_s: Math.round(seconds),
      portal_before_mib: Math.round(rested.pss),
      portal_at_most_mib: Math.round(most.pss),
      first_picture_median_ms: Math.round(quantile(times, 0.5)),
      first_picture_slowest_ms: Math.round(Math.max(...times)),
      height: shown[0].height,
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}
