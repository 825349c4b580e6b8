// Opens every book below OER_EPUB_TESTS in the real reader and holds it against verdicts.json.
// Usage: node run.mjs [--only REGEXP] [--again] [--show]
//   OER_EPUB_TESTS   folder with *.epub
//   OER_PORTAL       a running demo portal (default http://localhost:5080)
//   --again          reads books that this portal took in before, in place of uploading them anew
//   --show           keeps a picture of the first screen of each book below artifacts/epub-conformance
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Teacher } from '../../../build/teacher.mjs';
import { launch } from '../../../src/Reader/harness/browser.mjs';
import { readBook } from './book.mjs';
import { openChecks } from './opened.mjs';
import { OpenBook, tall, wide } from './open-book.mjs';
import { listenIn, overlayChecks } from './overlays.mjs';
import { print } from './report.mjs';
import { Eyes } from './screen.mjs';
import { walkedChecks } from './walked.mjs';

const folder = process.env.OER_EPUB_TESTS;
if (!folder || !existsSync(folder)) {
  console.error('Set OER_EPUB_TESTS to a folder with the books (*.epub) of the W3C EPUB tests.');
  process.exit(2);
}
const base = process.env.OER_PORTAL ?? 'http://localhost:5080';
const option = (name) => process.argv.indexOf(name);
const only = new RegExp(option('--only') > 0 ? process.argv[option('--only') + 1] : '');
const artifacts = path.resolve(import.meta.dirname, '../../../artifacts/epub-conformance');
mkdirSync(artifacts, { recursive: true });
const takenFile = path.join(artifacts, `taken-${new URL(base).port}.json`);
const taken = option('--again') > 0 && existsSync(takenFile) ? JSON.parse(readFileSync(takenFile, 'utf8')) : {};

const verdicts = JSON.parse(readFileSync(path.join(import.meta.dirname, 'verdicts.json'), 'utf8'));
const files = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.epub') && only.test(path.basename(name, '.epub')))
  .sort()
  .map((name) => path.join(folder, name));

const teacher = new Teacher(base);
await teacher.signIn();
const browser = await launch();
const eyes = await Eyes.open(browser);
/** The book turned from end to end, once for each size of the window. */
class Walks {
  #walks = new Map();

  constructor(book, id) {
    Object.assign(this, { book, id, eyes });
  }

  walk = () => this.walkAt(wide);

  walkAt = (viewport) => {
    if (!this.#walks.has(viewport))
      this.#walks.set(
        viewport,
        opened(this, viewport, async (open, first) =>
          Object.assign(await open.walk(first), { requests: open.requests }),
        ),
      );
    return this.#walks.get(viewport);
  };
}

const patience = 300_000;
const results = [];
for (const file of files) {
  const book = readBook(file);
  const late = new Promise((resolve) =>
    setTimeout(resolve, patience, { outcome: 'failed', cause: 'not done in time' }).unref(),
  );
  const result = { id: book.id, level: book.level, ...(await Promise.race([judge(book), late])) };
  results.push(result);
  console.log(`${result.outcome.padEnd(10)} ${result.id}${result.cause ? `: ${result.cause}` : ''}`);
}
await browser.close();
writeFileSync(takenFile, JSON.stringify(taken));
writeFileSync(path.join(artifacts, 'results.json'), JSON.stringify(results, null, 1));
print(results);

async function judge(book) {
  const verdict = verdicts[book.id];
  if (!verdict) return { outcome: 'not judged', cause: 'no verdict' };
  if (verdict.not) return { outcome: verdict.scripts ? 'scripts' : 'not judged', cause: verdict.not };
  try {
    const key = createHash('sha256').update(readFileSync(book.file)).digest('hex');
    const answer = (taken[key] ??= await teacher.take(book.file));
    if (verdict.refused) {
      if (answer.refusal) return { outcome: 'passed' };
      if (verdict.refused === 'always') return { outcome: 'failed', cause: 'it was taken' };
    }
    if (answer.refusal) return { outcome: 'failed', cause: `refused: ${answer.refusal}` };
    const seen = new Walks(book, answer.id);
    for (const want of verdict.wants) {
      const cause = await ask(seen, want);
      if (cause) return { outcome: 'failed', cause: `${want[0]}: ${cause}` };
    }
    return { outcome: 'passed' };
  } catch (error) {
    return { outcome: 'failed', cause: error.message.split('\n')[0] };
  }
}

/** A check's name may end in `@tall`. Checks that use the book have it opened anew, so that none depends on where another one left it. */
async function ask(seen, [want, ...args]) {
  const [name, at] = want.split('@');
  if (walkedChecks[name]) return walkedChecks[name](seen, ...args);
  const check = openChecks[name] ?? overlayChecks[name];
  const manifest = await teacher.json(`/an-pham/${seen.id}/manifest.json`);
  return opened(seen, at === 'tall' ? tall : wide, (open, first) =>
    check({ open, first, book: seen.book, eyes, manifest }, ...args),
  );
}

async function opened({ book, id }, viewport, use) {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  try {
    await context.addCookies(teacher.cookies);
    await context.addInitScript(listenIn);
    const open = new OpenBook(await context.newPage(), book, eyes, base);
    const first = await open.goTo(`/doc/tep/${id}`);
    if (option('--show') > 0) writeFileSync(path.join(artifacts, `${book.id}.png`), first.screenshot);
    return await use(open, first);
  } finally {
    await context.close();
  }
}
