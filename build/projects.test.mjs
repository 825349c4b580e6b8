import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assetProjects, buildableWorkspaces, isEntry } from './projects.mjs';
import { Stamps } from './stamps.mjs';

let folder;
beforeEach(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'assets-'))));
afterEach(() => rm(folder, { recursive: true }));

async function put(file, text = '') {
  const full = path.join(folder, file);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, text);
  return full;
}

test.each([
  ['search.ts', true],
  ['search.css', true],
  ['search.test.ts', false],
  ['env.d.ts', false],
  ['_tokens.css', false],
  ['README.md', false],
])('%s is an entry: %s', (file, expected) => expect(isEntry(file)).toBe(expected));

test('a module with scripts is found, its sub-folders are parts and a module without is left out', async () => {
  const entry = await put('src/Modules/OerPortal.Search/Assets/search.ts');
  const part = await put('src/Modules/OerPortal.Search/Assets/parts/field.ts');
  await put('src/Modules/OerPortal.Quiet/Quiet.cs');

  const projects = await assetProjects(folder);

  expect(projects.map(({ name, entries }) => ({ name, entries }))).toEqual([
    { name: 'OerPortal.Search', entries: [entry] },
  ]);
  expect(projects[0].inputs).toContain(part);
});

test('a workspace is built when it has a build script', async () => {
  await put('src/Reader/package.json', '{"scripts":{"build":"true"}}');
  await put('themes/Plain/package.json', '{}');

  expect((await buildableWorkspaces(folder)).map(({ name }) => name)).toEqual(['src/Reader']);
});

test('an output is fresh until an input changes or the output is gone', async () => {
  const input = await put('a.ts', '1');
  const output = await put('a.js', '1');
  const stamps = await Stamps.load(path.join(folder, 'stamps.json'));
  const first = await stamps.fingerprint([input]);
  await stamps.write('a', first, [output]);
  expect(await stamps.isFresh('a', first)).toBe(true);

  await put('a.ts', '2');
  expect(await stamps.isFresh('a', await stamps.fingerprint([input]))).toBe(false);

  await rm(output);
  expect(await stamps.isFresh('a', first)).toBe(false);
});
