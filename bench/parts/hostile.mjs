// Twenty of the worst files that the limits allow come in at once. Prints what the portal's own process held at most and how its pages
// answered meanwhile, against the same pages when nothing else happens. Usage: node hostile.mjs BASE SHARED PID
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { Teacher } from '../../build/teacher.mjs';
import { clean } from './faults-files.mjs';
import { memory, quantile, round, visit, watch } from './visitor.mjs';

const [base, shared, pid] = process.argv.slice(2);
const copies = 4;

const xhtml = (body) =>
  `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>${body}</body></html>`;

function book(chapters, { opf = '', contents = '<li><a href="c0.xhtml">Một</a></li>' } = {}) {
  const items = chapters.map((_, i) => `<item id="c${i}" href="c${i}.xhtml" media-type="application/xhtml+xml"/>`);
  const members = [
    ['mimetype', 'application/epub+zip'],
    [
      'META-INF/container.xml',
      '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ],
    [
      'p.opf',
      `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:uuid:0199</dc:identifier><dc:title>${opf || 'Sách'}</dc:title><dc:language>vi</dc:language></metadata><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items.join('')}</manifest><spine>${chapters.map((_, i) => `<itemref idref="c${i}"/>`).join('')}</spine></package>`,
    ],
    ['nav.xhtml', xhtml(`<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>${contents}</ol></nav>`)],
    ...chapters.map((body, i) => [`c${i}.xhtml`, xhtml(body)]),
  ];
  return zipSync(
    Object.fromEntries(members.map(([name, text]) => [name, [strToU8(text), { level: name === 'mimetype' ? 0 : 1 }]])),
  );
}

/** So many bytes of text, of words that come again only far away: packed, they stay under a hundredth. */
function words(bytes, seed) {
  const part = Array.from(
    { length: Math.min(4096, Math.ceil(bytes / 10)) },
    (_, i) => `chữ${((i + 1) * seed * 7919) % 99991}`,
  ).join(' ');
  return `<p>${`${part}</p><p>`.repeat(Math.ceil(bytes / Buffer.byteLength(part)))}</p>`;
}

const exponential = readFileSync(path.join(shared, 'cases', '90-form-exponential.pdf'));
const kinds = {
  'as much text as a file may have': (n) => book([words(15e6, n + 1), words(14e6, n + 2)]),
  'four times as much': (n) => book(Array.from({ length: 8 }, (_, i) => words(15e6, n + i))),
  'nested without end': (n) => book([`<p>${n}</p>`], { opf: '<a>'.repeat(200000) + '</a>'.repeat(200000) }),
  'five thousand chapters and as many lines of contents': (n) =>
    book(
      Array.from({ length: 5000 }, (_, i) => `<h1>Chương ${i}</h1>${words(2000, n + i)}`),
      { contents: Array.from({ length: 5000 }, (_, i) => `<li><a href="c${i}.xhtml">Chương ${i}</a></li>`).join('') },
    ),
  'a PDF that draws itself twice as often on each level': (n) =>
    Buffer.concat([exponential, Buffer.from(`\n% ${n}\n`)]),
};

const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
/** Takes small honest books in, one after the other, until told to stop: milliseconds from the first byte to readable. */
async function honest(colleague, until) {
  const times = [];
  for (; !until.done; await pause(500)) {
    const file = path.join(folder, 'bai.epub');
    writeFileSync(file, clean(until.lane, times.length));
    const began = performance.now();
    const { refusal } = await colleague.take(file);
    if (refusal) throw new Error(refusal);
    times.push(performance.now() - began);
  }
  return times;
}

try {
  const files = [];
  for (const [kind, make] of Object.entries(kinds)) {
    for (let n = 0; n < copies; n++) {
      const file = path.join(folder, `${files.length}${kind.includes('PDF') ? '.pdf' : '.epub'}`);
      writeFileSync(file, make(n * 100 + (Date.now() % 100)));
      files.push({ kind, file });
    }
  }
  const teacher = new Teacher(base, { 'X-Forwarded-Proto': 'https' });
  await teacher.signIn();
  await teacher.take(path.join(shared, 'corpus', 'epub', 'dam-minh-vao-hoc-sau-trich.epub'));
  const idle = { done: false, lane: 1 };
  const colleague = new Teacher(base, { 'X-Forwarded-Proto': 'https' });
  await colleague.signIn('giaovien2@demo.oer');
  const [quiet, usual] = await Promise.all([
    visit(base, idle),
    honest(colleague, idle),
    pause(20_000).then(() => (idle.done = true)),
  ]);

  const rested = memory(pid);
  const busy = { done: false, lane: 2 };
  const visited = visit(base, busy);
  const watched = watch(pid, busy);
  const arrived = honest(colleague, busy);
  const began = performance.now();
  const ends = await Promise.all(
    files.map(async ({ kind, file }) => {
      const { refusal } = await teacher.take(file);
      return { kind, seconds: round((performance.now() - began) / 1000), end: refusal ?? 'ready' };
    }),
  );
  busy.done = true;
  const [loud, most, late] = await Promise.all([visited, watched, arrived]);
  for (const kind of Object.keys(kinds)) {
    const of = ends.filter((e) => e.kind === kind);
    console.log(
      `${kind}: ${[...new Set(of.map((e) => e.end))].join(' / ')} (the last after ${Math.max(...of.map((e) => e.seconds))} s)`,
    );
  }
  console.log(
    JSON.stringify({
      files: files.length,
      portal_before_MiB: Math.round(rested.rss),
      portal_most_MiB: Math.round(most.rss),
      portal_most_pss_MiB: Math.round(most.pss),
      portal_most_own_MiB: Math.round(most.own),
      idle_p95_ms: round(quantile(quiet, 0.95)),
      meanwhile_p95_ms: round(quantile(loud, 0.95)),
      ratio: round(quantile(loud, 0.95) / quantile(quiet, 0.95)),
      pages: loud.length,
      honest_usual_ms: round(quantile(usual, 0.5)),
      honest_meanwhile_ms: round(quantile(late, 0.5)),
      honest_p95_ms: round(quantile(late, 0.95)),
      honest_worst_ms: round(Math.max(...late)),
      honest_files: late.length,
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}
