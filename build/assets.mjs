// Builds what the browser gets: every file at the top of an Assets/ folder of a theme or a module is an entry and
// becomes <same name>.js or .css in the sibling wwwroot/built/; files in sub-folders are parts to import.
// Then runs the "build" script of each npm workspace that has one. Unchanged projects are skipped (see stamps.mjs).
//
//   node build/assets.mjs [--force] [name-part …]
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { spawn } from 'node:child_process';
import * as esbuild from 'esbuild';
import { assetProjects, buildableWorkspaces, builtFiles, root } from './projects.mjs';
import { Stamps } from './stamps.mjs';
import { styleSheets } from './styles/sheets.mjs';

const args = process.argv.slice(2);
const force = args.includes('--force');
const wanted = args.filter((argument) => !argument.startsWith('--'));
const isWanted = (name) =>
  wanted.length === 0 || wanted.some((part) => name.toLowerCase().includes(part.toLowerCase()));

/** url(/…) in a style sheet is an address of the server, not a file to bundle. */
const serverAddresses = {
  name: 'server-addresses',
  setup(build) {
    build.onResolve({ filter: /^\// }, ({ kind, path }) => (kind === 'url-token' ? { path, external: true } : null));
  },
};

const stamps = await Stamps.load(path.join(root, '.cache', 'assets.json'));
const started = performance.now();
let built = 0;
let skipped = 0;

try {
  for (const project of (await assetProjects()).filter(({ name }) => isWanted(name))) {
    await buildOnce(`${project.name} Assets`, project.inputs, () => bundle(project));
  }
  for (const workspace of (await buildableWorkspaces()).filter(({ name }) => isWanted(name))) {
    await buildOnce(`${workspace.name} build`, workspace.inputs, () => runBuildScript(workspace));
  }
} catch (error) {
  console.error(`assets: ${error.message}`);
  console.error('assets: nothing was marked as built; mend the file named above and run bin/assets again.');
  process.exit(1);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`assets: ${built} built, ${skipped} unchanged (${seconds} s)`);

async function buildOnce(name, inputs, build) {
  const fingerprint = await stamps.fingerprint(inputs);
  if (!force && (await stamps.isFresh(name, fingerprint))) {
    skipped++;
    return;
  }
  const outputs = await build();
  await stamps.write(name, fingerprint, outputs);
  built++;
  console.log(`assets: ${name} → ${outputs.length} files`);
}

async function bundle({ name, folder, entries }) {
  const outdir = path.join(folder, 'wwwroot', 'built');
  await clear(`${name} Assets`);
  await mkdir(outdir, { recursive: true });
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    sourcemap: false,
    format: 'esm',
    // The phones the product is made for: Android 9 with a Chrome of the last years.
    target: ['chrome109', 'firefox115', 'safari16.4'],
    entryNames: '[name]',
    chunkNames: 'parts/[name]-[hash]',
    assetNames: 'parts/[name]-[hash]',
    plugins: [serverAddresses, styleSheets],
    loader: { '.woff2': 'file', '.woff': 'file', '.svg': 'file', '.png': 'file', '.webp': 'file', '.jpg': 'file' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  return Object.keys(result.metafile.outputs);
}

/** What the script wrote is what is newer than its start, below any wwwroot/built/. */
async function runBuildScript(workspace) {
  await clear(`${workspace.name} build`);
  const start = Date.now() - 1;
  await npmRunBuild(workspace);
  const written = (await builtFiles()).filter(({ changed }) => changed >= start);
  return written.map(({ file }) => path.relative(root, file));
}

/** A renamed entry must not leave its old output behind; what other builds put there stays. */
async function clear(name) {
  for (const stale of stamps.outputs(name)) await rm(path.join(root, stale), { force: true });
}

function npmRunBuild({ name, folder }) {
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', ['run', 'build', '--silent'], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
    npm.on('error', reject);
    npm.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`"npm run build" of ${name} ended with code ${code}`)),
    );
  });
}
