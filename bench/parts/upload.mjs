// Time from the start of an upload until the file can be read, against the sum of the bare tools' times for the same file.
// Usage: node upload.mjs BASE CORPUS DATA. Signs in as the demo teacher; each run sends other bytes, because clamd remembers verdicts.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const [base, corpus, data] = process.argv.slice(2);
const runs = 5;
const school = '/truong/thcs-ba-lan';
const cookies = new Map();

async function ask(address, options = {}) {
  const headers = {
    Accept: 'text/html',
    ...options.headers,
    Cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; '),
  };
  const answer = await fetch(base + address, { redirect: 'manual', ...options, headers });
  for (const line of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
    cookies.set(name, value);
  }
  return answer;
}

const field = (html, name) => new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(html)?.[1];

async function signIn() {
  const page = await (await ask('/dang-nhap')).text();
  const form = new URLSearchParams({
    'Input.Login': process.env.BENCH_USER ?? 'giaovien@demo.oer',
    'Input.Password': process.env.BENCH_PASSWORD ?? 'nha-rong-mai-cao',
    __RequestVerificationToken: field(page, '__RequestVerificationToken'),
  });
  const answer = await ask('/dang-nhap', { method: 'POST', body: form });
  if (answer.status !== 302) throw new Error('The demo teacher cannot sign in.');
}

async function startDraft() {
  const html = await (await ask(`${school}/dong-gop`)).text();
  const token = /name="csrf-token" content="([^"]+)"/.exec(html)[1];
  const draft = await ask(`${school}/dong-gop`, {
    method: 'POST',
    headers: { Accept: 'application/json', RequestVerificationToken: token },
  });
  return { token, ...(await draft.json()) };
}

async function upload(file, { token, holder }) {
  const content = readFileSync(file);
  const metadata = Object.entries({ filename: path.basename(file), holder })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  const signed = { 'Tus-Resumable': '1.0.0', RequestVerificationToken: token };
  const began = performance.now();
  const made = await ask(`${school}/uploads`, {
    method: 'POST',
    headers: { ...signed, 'Upload-Length': String(content.length), 'Upload-Metadata': metadata },
  });
  if (made.status !== 201) throw new Error(`${made.status} ${await made.text()}`);
  const address = new URL(made.headers.get('Location'), base).pathname;
  const sent = await ask(address, {
    method: 'PATCH',
    body: content,
    headers: { ...signed, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
  });
  if (sent.status !== 204) throw new Error(`${sent.status} ${await sent.text()}`);
  const id = sent.headers.get('Oer-File-Id') ?? address.split('/').at(-1);
  // As the upload page follows a file: the answer waits for the next change.
  for (let etag = ''; ;) {
    const answer = await ask(`${school}/api/ingest/files/${id}`, {
      headers: { Accept: 'application/json', Prefer: 'wait=10', ...(etag ? { 'If-None-Match': etag } : {}) },
    });
    if (answer.status === 304) continue;
    etag = answer.headers.get('ETag') ?? '';
    const state = await answer.json();
    if (state.isReady) return performance.now() - began;
    if (state.isSettled) throw new Error(`${file}: ${state.refusal}`);
  }
}

function timed(program, args, folder) {
  const began = performance.now();
  execFileSync(program, args, { cwd: folder, stdio: 'ignore' });
  return performance.now() - began;
}

/** What the portal's own clamd and the usual tools need for the same work when run by hand, one after the other. */
function bareTools(file, config) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const scan = (what) =>
      timed('clamdscan', ['--config-file', config, '--stream', '--multiscan', '--no-summary', what], folder);
    if (file.endsWith('.pdf')) {
      return (
        scan(file) +
        timed('qpdf', ['--object-streams=generate', '--warning-exit-0', file, 'out.pdf'], folder) +
        timed('pdfinfo', [file], folder) +
        timed('pdftotext', [file, 'out.txt'], folder) +
        timed('pdftoppm', ['-jpeg', '-f', '1', '-l', '1', '-scale-to', '1400', file, 'page'], folder)
      );
    }
    const members = path.join(folder, 'members');
    const unzip = timed('unzip', ['-q', file, '-d', members], folder);
    const names = readdirSync(members, { recursive: true }).map((name) => path.join(members, String(name)));
    const scans = scan(file) + scan(members);
    const small = path.join(folder, 'cover.webp[Q=76,effort=2,strip]');
    const shrink = timed('vipsthumbnail', [coverOf(names), '--size', '480x720>', '--output', small], folder);
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

/** A copy with other bytes: a ZIP's comment grows, a PDF has a comment line after its end. */
function fresh(source, run) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const copy = path.join(folder, `${run}-${path.basename(source)}`);
  const mark = `bench ${Date.now()} ${run}`;
  if (source.endsWith('.pdf')) {
    copyFileSync(source, copy);
    appendFileSync(copy, `\n% ${mark}\n`);
  } else {
    const bytes = readFileSync(source);
    const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    bytes.writeUInt16LE(mark.length, end + 20);
    writeFileSync(copy, Buffer.concat([bytes.subarray(0, end + 22), Buffer.from(mark)]));
  }
  return copy;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const config = readdirSync(data, { recursive: true })
  .map(String)
  .find((name) => /clamd.*\.conf$/.test(name));

await signIn();
for (const source of ['epub/moby-dick.epub', 'pdf/dam-minh-vao-hoc-sau-trich.pdf'].map((name) =>
  path.join(corpus, name),
)) {
  const draft = await startDraft();
  const ours = [];
  const bare = [];
  await upload(fresh(source, 'warm'), draft);
  for (let run = 0; run < runs; run++) {
    ours.push(await upload(fresh(source, run), draft));
    bare.push(bareTools(fresh(source, `bare-${run}`), path.join(data, config)));
  }
  console.log(
    JSON.stringify({
      file: path.basename(source),
      megabytes: Math.round(statSync(source).size / 1e5) / 10,
      upload_to_readable_ms: Math.round(median(ours)),
      bare_tools_ms: Math.round(median(bare)),
      ratio: Math.round((median(ours) / median(bare)) * 100) / 100,
      runs,
    }),
  );
}
