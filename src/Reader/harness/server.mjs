// Serves the built reader with books and PDFs from a folder, under the policy of the portal's reader page.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, mkdirSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEpub } from './epub.mjs';

export const built = path.resolve(import.meta.dirname, '../../Modules/OerPortal.Reading/wwwroot/built');
const theme = path.resolve(import.meta.dirname, '../../../themes/OerPortal.Theme/wwwroot/built');
const strings = path.resolve(import.meta.dirname, '../../Modules/OerPortal.Reading/Resources');

export const readerPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' blob: 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self' blob:",
  'frame-src blob:',
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
const types = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.html': 'text/html' };

/** @param {{ books: Map<string, Buffer> }} options file name → bytes of EPUBs and PDFs */
export function serveReader({ books, port = 0, language = 'vi' }) {
  const publications = new Map();
  const places = new Map();
  const requests = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    requests.push(`${request.method} ${url.pathname}`);
    try {
      route(url, request, response);
    } catch (error) {
      console.error(error);
      response.writeHead(500).end();
    }
  });

  function route(url, request, response) {
    const [, first, second, ...rest] = url.pathname.split('/').map(decodeURIComponent);
    if (first === '') return send(response, 'text/html; charset=utf-8', index(books));
    if (first === 'doc' && books.has(second))
      return send(response, 'text/html; charset=utf-8', page(second, language, url.searchParams, places), {
        'Content-Security-Policy': readerPolicy,
      });
    if (first === 'built') return sendFile(response, built, path.join(built, second, ...rest));
    if (first === 'theme') return sendFile(response, theme, path.join(theme, second, ...rest));
    if (first === 'an-pham' && books.has(second)) return member(second, rest.join('/'), request, response);
    if (first === 'places') return place(second, request, response);
    response.writeHead(404).end();
  }

  function member(name, inner, request, response) {
    const bytes = books.get(name);
    if (name.endsWith('.pdf')) return sendRange(response, bytes, request.headers.range);
    if (!publications.has(name)) publications.set(name, readEpub(bytes));
    const { members, manifest, positions } = publications.get(name);
    if (inner === 'manifest.json') return send(response, 'application/webpub+json', JSON.stringify(manifest));
    if (inner === 'positions.json')
      return send(response, 'application/vnd.readium.position-list+json', JSON.stringify(positions));
    const found = members.get(inner);
    if (!found) return response.writeHead(404).end();
    send(response, found.type, found.bytes, { 'Content-Security-Policy': "sandbox; script-src 'none'" });
  }

  function place(name, request, response) {
    if (request.method === 'GET')
      return places.has(name)
        ? send(response, 'application/json', JSON.stringify(places.get(name)))
        : response.writeHead(204).end();
    let body = '';
    request
      .on('data', (chunk) => (body += chunk))
      .on('end', () => {
        const updatedAt = new Date().toISOString();
        places.set(name, { ...JSON.parse(body), updatedAt });
        send(response, 'application/json', JSON.stringify({ updatedAt }));
      });
  }

  return new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () =>
      resolve({
        address: `http://127.0.0.1:${server.address().port}`,
        requests,
        places,
        forget: (name) => publications.delete(name),
        close: () => (server.closeAllConnections(), server.close()),
      }),
    ),
  );
}

function page(name, language, query, places) {
  const all = JSON.parse(readFileSync(path.join(strings, `${language}.json`), 'utf8'));
  const pdf = name.endsWith('.pdf');
  const base = `/an-pham/${encodeURIComponent(name)}/`;
  const config = {
    fileId: name,
    title: name,
    kind: pdf ? 'pdf' : 'epub',
    base,
    language,
    address: `/doc/${encodeURIComponent(name)}`,
    back: '/',
    download: base,
    ...(pdf ? { pdf: `${base}tai-lieu.pdf` } : {}),
    ...(query.has('account')
      ? {
          account: {
            place: `/places/${encodeURIComponent(name)}`,
            header: 'RequestVerificationToken',
            token: 'x',
            saved: places.get(name),
          },
        }
      : {}),
    strings: Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) => (key.startsWith('reading.ui.') ? [[key.slice(11), value]] : [])),
    ),
  };
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${name}</title><link rel="stylesheet" href="/theme/reading-fonts.css"><link rel="stylesheet" href="/built/reader.css"><script type="module" src="/built/reader.js"></script></head>
<body><div id="reader"></div><script type="application/json" id="reader-config">${JSON.stringify(config).replace(/</g, '\\u003c')}</script></body></html>`;
}

const index = (books) =>
  `<!doctype html><ul>${[...books.keys()].map((name) => `<li><a href="/doc/${encodeURIComponent(name)}">${name}</a>`).join('')}</ul>`;

function send(response, type, body, headers = {}) {
  response.writeHead(200, {
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

function sendFile(response, folder, file) {
  if (!file.startsWith(folder) || !existsSync(file) || statSync(file).isDirectory())
    return response.writeHead(404).end();
  send(response, types[path.extname(file)] ?? 'application/octet-stream', readFileSync(file), {
    'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
  });
}

function sendRange(response, bytes, range) {
  const headers = { 'Content-Type': 'application/pdf', 'Accept-Ranges': 'bytes' };
  const match = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (!match) return send(response, 'application/pdf', bytes, headers);
  const start = Number(match[1]);
  const end = Math.min(bytes.length - 1, match[2] ? Number(match[2]) : bytes.length - 1);
  response.writeHead(206, {
    ...headers,
    'Content-Range': `bytes ${start}-${end}/${bytes.length}`,
    'Content-Length': end - start + 1,
  });
  response.end(bytes.subarray(start, end + 1));
}

/** The corpus' EPUBs and PDFs, the PDFs repacked as the portal does. */
export function corpus(folder) {
  const books = new Map();
  for (const kind of ['epub', 'pdf'])
    for (const name of readdirSync(path.join(folder, 'corpus', kind)).sort()) {
      const file = path.join(folder, 'corpus', kind, name);
      books.set(name, readFileSync(kind === 'pdf' ? repacked(file) : file));
    }
  return books;
}

function repacked(file) {
  const out = path.join(
    tmpdir(),
    'oer-reader-harness',
    `${createHash('sha256').update(file).digest('hex').slice(0, 12)}.pdf`,
  );
  if (existsSync(out)) return out;
  mkdirSync(path.dirname(out), { recursive: true });
  try {
    execFileSync('qpdf', ['--object-streams=generate', file, out], { stdio: 'ignore' });
  } catch (error) {
    if (error.status !== 3) throw error; // 3: repaired with warnings
  }
  return out;
}
