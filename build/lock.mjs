// Completes package-lock.json after "npm install --package-lock-only" (run both with: npm run lock).
// A partial registry mirror does not carry the native builds of other platforms; npm then leaves these optional
// packages out of the lock, and "npm ci" refuses a lock without them. They are written down here with the platform
// that their name tells, so that no machine but such a platform asks for them.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const libcs = {
  gnu: 'glibc',
  gnueabihf: 'glibc',
  gnueabi: 'glibc',
  musl: 'musl',
  musleabihf: 'musl',
  musleabi: 'musl',
};

/** The platform in a name such as "@rollup/rollup-linux-arm64-musl", or null where it tells none. */
export function platformOf(name) {
  const parts = name.split('-');
  const at = parts.findIndex((part) => systems.includes(part));
  if (at < 0) return null;
  const [os, cpu, ...rest] = parts.slice(at);
  const libc = os === 'linux' ? libcs[rest.join('')] : undefined;
  return { cpu: [cpu], ...(libc && { libc: [libc] }), os: [os] };
}

/** Adds the optional packages that the lock names but does not list; returns their names. */
export function completeLock(lock) {
  const added = [];
  for (const owner of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
      const key = `node_modules/${name}`;
      const platform = platformOf(name);
      if (lock.packages[key] || !platform || !/^\d/.test(version)) continue;
      const { cpu, libc, os } = platform;
      // The order in which npm itself writes the fields.
      lock.packages[key] = { version, cpu, ...(owner.dev && { dev: true }), ...(libc && { libc }), optional: true, os };
      added.push(name);
    }
  }
  const byName = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(byName);
  return added;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json');
  const lock = JSON.parse(await readFile(file, 'utf8'));
  const added = completeLock(lock);
  await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`lock: ${added.length} packages of other platforms written down`);
}
