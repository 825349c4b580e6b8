// Time from the start of an upload until the file can be read, against the sum of the bare tools' times for the same file.
// Usage: node upload.mjs BASE CORPUS DATA [ENDING], the last for files of one kind only. Signs in as the demo teacher; each run sends other bytes, because clamd remembers verdicts.
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Teacher } from '../../build/teacher.mjs';
import { remarkZip } from './fresh.mjs';

const [base, corpus, data, ending = ''] = process.argv.slice(2);
const runs = { zip: 15, office: 5, film: 5 };
/** A worker compiles its own code with its first files, of two hundred. */
const warming = { zip: 20, office: 2, film: 2 };
const teacher = new Teacher(base);

async function upload(file) {
  const began = performance.now();
  const { refusal } = await teacher.take(file);
  if (refusal) throw new Error(`${file}: ${refusal}`);
  return performance.now() - began;
}

function timed(program, args, folder) {
  const began = performance.now();
  execFileSync(program, args, { cwd: folder, stdio: 'ignore' });
  return performance.now() - began;
}

const small = (folder) => ['--size', '480x720>', '--output', path.join(folder, 'cover.webp[Q=76,effort=2,strip]')];

/** What the portal's own clamd and the usual tools need for the same work when run by hand, one after the other. */
function bareTools(file, config) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const scan = (what) =>
      timed('clamdscan', ['--config-file', config, '--stream', '--multiscan', '--no-summary', what], folder);
    const ofPdf = (pdf) =>
      timed('qpdf', ['--object-streams=generate', '--warning-exit-0', pdf, 'out.pdf'], folder) +
      // Facts: poppler's pdfinfo prints lines that a title can forge.
      timed('qpdf', ['--json=2', '--json-key=qpdf', '--json-object=trailer', pdf], folder) +
      timed('pdftotext', [pdf, 'out.txt'], folder) +
      timed('pdftoppm', ['-jpeg', '-singlefile', '-f', '1', '-l', '1', '-scale-to', '1400', pdf, 'page'], folder) +
      timed('vipsthumbnail', ['page.jpg', ...small(folder)], folder);
    if (file.endsWith('.pdf')) return scan(file) + ofPdf(file);
    // Its pages are a PDF's to all that follows; the profile is warm after the first run.
    if (file.endsWith('.docx')) {
      const profile = `-env:UserInstallation=file://${path.join(tmpdir(), 'bench-office')}`;
      const pages = timed('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], folder);
      return scan(file) + pages + ofPdf(path.join(folder, `${path.basename(file, '.docx')}.pdf`));
    }
    // One look at what is in it, a poster, and the shape of its sound.
    if (file.endsWith('.mp4')) {
      const ffmpeg = ['-hide_banner', '-loglevel', 'error', '-y', '-i', file];
      return (
        scan(file) +
        timed('ffprobe', ['-show_streams', '-show_format', file], folder) +
        timed('ffmpeg', [...ffmpeg, '-frames:v', '1', 'poster.jpg'], folder) +
        timed('ffmpeg', [...ffmpeg, '-ac', '1', '-ar', '8000', '-f', 's16le', 'sound.raw'], folder)
      );
    }
    const members = path.join(folder, 'members');
    const unzip = timed('unzip', ['-q', file, '-d', members], folder);
    const names = readdirSync(members, { recursive: true }).map((name) => path.join(members, String(name)));
    const scans = scan(file) + scan(members);
    const shrink = timed('vipsthumbnail', [coverOf(names), ...small(folder)], folder);
    const chapters = names.filter((name) => /\.(xhtml|css|opf|ncx)$/.test(name));
    return unzip + scans + shrink + timed('gzip', ['-6', ...chapters], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The picture that the book's package names its cover (EPUB 3). */
function coverOf(names) {
  const opf = names.find((name) => name.endsWith('.opf'));
  const item = /<item\b[^>]*properties="cover-image"[^>]*>/.exec(readFileSync(opf, 'utf8'))[0];
  return path.join(path.dirname(opf), /href="([^"]+)"/.exec(item)[1]);
}

/** Two minutes of a lesson's film: a picture that moves, and a sound. */
function film() {
  const to = path.join(mkdtempSync(path.join(tmpdir(), 'bench-')), 'bai-giang.mp4');
  const sources = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25', '-f', 'lavfi', '-i', 'sine=frequency=330'];
  const coded = [
    '-t',
    '120',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-b:v',
    '2M',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
  ];
  execFileSync('ffmpeg', ['-loglevel', 'error', ...sources, ...coded, '-movflags', '+faststart', to], {
    stdio: 'ignore',
  });
  return to;
}

/** A copy with other bytes: a ZIP's comment grows, a PDF has a comment line after its end, a film an empty box. */
function fresh(source, run) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const copy = path.join(folder, `${run}-${path.basename(source)}`);
  const mark = `bench ${Date.now()} ${run}`;
  if (source.endsWith('.pdf')) {
    copyFileSync(source, copy);
    appendFileSync(copy, `\n% ${mark}\n`);
  } else if (source.endsWith('.mp4')) {
    const free = Buffer.from(`\0\0\0\0free${mark}`);
    free.writeUInt32BE(free.length);
    copyFileSync(source, copy);
    appendFileSync(copy, free);
  } else {
    remarkZip(source, copy, mark);
  }
  return copy;
}

const at = (part) => (values) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
const median = at(0.5);
const p95 = at(0.95);
const kindOf = (file) => ({ '.docx': 'office', '.mp4': 'film' })[path.extname(file)] ?? 'zip';
const config = readdirSync(data, { recursive: true })
  .map(String)
  .find((name) => /clamd.*\.conf$/.test(name));

await teacher.signIn();
const sources = ['epub/moby-dick.epub', 'pdf/dam-minh-vao-hoc-sau-trich.pdf', 'office/dam-minh-vao-hoc-sau-trich.docx'];
const films = '.mp4'.endsWith(ending) ? [film()] : [];
for (const source of [
  ...sources.filter((name) => name.endsWith(ending)).map((name) => path.join(corpus, name)),
  ...films,
]) {
  const kind = kindOf(source);
  const megabytes = statSync(source).size / 1e6;
  const ours = [];
  const bare = [];
  const first = await upload(fresh(source, 'first'));
  for (let run = 0; run < warming[kind]; run++) await upload(fresh(source, `warm-${run}`));
  for (let run = 0; run < runs[kind]; run++) {
    ours.push(await upload(fresh(source, run)));
    bare.push(bareTools(fresh(source, `bare-${run}`), path.join(data, config)));
  }
  console.log(
    JSON.stringify({
      file: path.basename(source),
      megabytes: Math.round(megabytes * 10) / 10,
      first_ms: Math.round(first),
      upload_to_readable_ms: Math.round(median(ours)),
      bare_tools_ms: Math.round(median(bare)),
      upload_to_readable_p95_ms: Math.round(p95(ours)),
      files_a_minute: Math.round(60_000 / median(ours)),
      megabytes_a_second: Math.round((megabytes / median(ours)) * 10_000) / 10,
      bare_megabytes_a_second: Math.round((megabytes / median(bare)) * 10_000) / 10,
      ratio: Math.round((median(ours) / median(bare)) * 100) / 100,
      runs: runs[kind],
    }),
  );
}
