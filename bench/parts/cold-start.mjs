// Time from starting the program to the first whole page. Usage: node cold-start.mjs RUNS BASE program arguments…
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const [runs, base, program, ...args] = process.argv.slice(2);
const times = [];

async function firstPage() {
  const began = performance.now();
  const child = spawn(program, args, { stdio: 'ignore' });
  for (;;) {
    const page = await fetch(base, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (page?.ok && (await page.text()).includes('</html>')) break;
    await new Promise((next) => setTimeout(next, 10));
  }
  const took = performance.now() - began;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return took;
}

for (let run = 0; run < Number(runs); run++) times.push(Math.round(await firstPage()));
times.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    runs: times.length,
    fastest_ms: times[0],
    median_ms: times[times.length >> 1],
    slowest_ms: times.at(-1),
  }),
);
