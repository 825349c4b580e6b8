// Usage: rebuild.mjs DATA COMMAND [ARG…]. Indexes everything anew, then once more with a power cut in the middle: kill -9 for the
// portal's process and for PostgreSQL. Prints one line of JSON; none may be missing.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [data, ...command] = process.argv.slice(2);
const run = (...args) => execFileSync(command[0], [...command.slice(1), ...args], { encoding: 'utf8' });
const rebuild = () => {
  const [, count, seconds] = /(\d+) resources indexed in ([\d.]+) s/.exec(run('search-rebuild'));
  return { count: Number(count), seconds: Number(seconds) };
};

/** Until the power goes, in the middle. */
const rebuildInPart = () =>
  new Promise((resolve, reject) => {
    const going = spawn(command[0], [...command.slice(1), 'search-rebuild']);
    let percent = 0;
    going.stdout.on('data', (said) => {
      percent = Number(/(\d+) %\s*$/.exec(said)?.[1] ?? percent);
      if (percent < 50 || going.killed) return;
      going.kill('SIGKILL');
      process.kill(Number(readFileSync(`${data}/postgres/postmaster.pid`, 'utf8').split('\n')[0]), 'SIGKILL');
    });
    going.on('exit', () =>
      percent >= 50 && percent < 100 ? resolve(percent) : reject(new Error(`ended at ${percent} %`)),
    );
  });

const whole = rebuild();
const cutAt = await rebuildInPart();
const rest = rebuild();
console.log(
  JSON.stringify({
    resources: whole.count,
    a_second: Math.round(whole.count / whole.seconds),
    seconds: whole.seconds,
    power_cut_at_percent: cutAt,
    seconds_for_the_rest: rest.seconds,
    ...JSON.parse(/^{.*}$/m.exec(run('index'))[0]),
  }),
);
