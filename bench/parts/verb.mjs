import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What runs verbs of the portal: `verb('harvest', 'Bench')` says the line with `figure` in it, the most memory the process took (MB) and its time on
 * processors (s), which says more than the clock where others work beside it.
 * @param dll a built or published OerPortal.Cms.Web.dll
 */
export const verbs =
  (dll, env, figure) =>
  (...args) =>
    new Promise((done, fail) => {
      const child = spawn('dotnet', [dll, ...args], { cwd: dirname(dll), env, stdio: ['ignore', 'pipe', 'inherit'] });
      let out = '';
      let most = 0;
      let busy = 0;
      const look = setInterval(() => {
        try {
          most = Math.max(
            most,
            Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
          );
          const [user, system] = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
            .split(') ')[1]
            .split(' ')
            .slice(11, 13);
          busy = (Number(user) + Number(system)) / 100;
        } catch {
          // it has ended
        }
      }, 50);
      child.stdout.on('data', (part) => (out += part));
      child.on('exit', (code) => {
        clearInterval(look);
        if (code !== 0) fail(new Error(`${args.join(' ')}: exit ${code}\n${out}`));
        else
          done(
            `${out.split('\n').find((line) => line.includes(figure)) ?? ''} (peak ${Math.round(most)} MB, ${busy.toFixed(1)} s of processor)`,
          );
      });
    });
