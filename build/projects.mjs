// Finds what there is to build by looking at the folders: a new module or theme needs no entry anywhere.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Files every output depends on: another version of a package or of the build gives another output. */
const shared = [
  'package-lock.json',
  'build/assets.mjs',
  'build/projects.mjs',
  'build/styles/breakpoints.css',
  'build/styles/layers.css',
  'build/styles/sheets.mjs',
].map((file) => path.join(root, file));

/** Folders with an Assets/ folder: themes and modules. */
export async function assetProjects(from = root) {
  const projects = [];
  for (const group of ['themes', 'src/Modules']) {
    for (const name of await folders(path.join(from, group))) {
      const folder = path.join(from, group, name);
      const assets = path.join(folder, 'Assets');
      const entries = (await names(assets)).filter(isEntry).map((file) => path.join(assets, file));
      if (entries.length > 0)
        projects.push({ name, folder, entries, inputs: [...shared, ...(await filesUnder(assets))] });
    }
  }
  return projects;
}

/** npm workspaces that have a "build" script of their own. */
export async function buildableWorkspaces(from = root) {
  const candidates = ['src/Reader', ...(await folders(path.join(from, 'themes'))).map((name) => `themes/${name}`)];
  const workspaces = [];
  for (const candidate of candidates) {
    const folder = path.join(from, candidate);
    const manifest = await readFile(path.join(folder, 'package.json'), 'utf8').then(JSON.parse, () => null);
    if (manifest?.scripts?.build) {
      workspaces.push({ name: candidate, folder, inputs: [...shared, ...(await filesUnder(folder))] });
    }
  }
  return workspaces;
}

/** Every built file there is, with the time it was written. */
export async function builtFiles(from = root) {
  const found = [];
  for (const group of ['themes', 'src/Modules']) {
    for (const name of await folders(path.join(from, group))) {
      for (const file of await filesUnder(path.join(from, group, name, 'wwwroot', 'built'))) {
        found.push({ file, changed: (await stat(file)).mtimeMs });
      }
    }
  }
  return found;
}

/** An entry is a script or style sheet at the top of Assets/; tests, type declarations and _partials are not. */
export function isEntry(file) {
  return /\.(ts|css)$/.test(file) && !/\.(test|spec|d)\.ts$/.test(file) && !file.startsWith('_');
}

const generated = new Set(['node_modules', 'built', 'dist', 'bin', 'obj']);

async function filesUnder(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!generated.has(entry.name)) found.push(...(await filesUnder(full)));
    } else if (!/\.(cs|cshtml|csproj)$/.test(entry.name)) {
      found.push(full);
    }
  }
  return found.sort();
}

async function folders(parent) {
  const all = await names(parent);
  const checked = await Promise.all(all.map(async (name) => (await stat(path.join(parent, name))).isDirectory()));
  return all.filter((_, index) => checked[index]);
}

const names = (folder) =>
  readdir(folder)
    .then((all) => all.sort())
    .catch(() => []);
