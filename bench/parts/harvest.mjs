// Takes in records of a made-up repository on this machine: node bench/parts/harvest.mjs HOST_DLL [COUNT]
// HOST_DLL: a built or published OerPortal.Cms.Web.dll; ConnectionStrings__Portal names an empty database, or the embedded one is used.
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verbs } from './verb.mjs';

const [dll, count = '10000'] = process.argv.slice(2);
const all = Number(count);
const pageSize = 100;
const words =
  'sông núi học trò lớp trường bài toán văn sử địa sinh hoá lí nhạc vẽ kể chuyện đọc viết tính đo vườn cây hoa quả nước lửa gió mưa nắng'.split(
    ' ',
  );
const word = (n) => words[n % words.length];
const subjects = ['Toán', 'Ngữ văn', 'Lịch sử', 'Địa lí', 'Tin học'];

function record(n) {
  const stamp = new Date(Date.UTC(2025, 0, 1) + n * 1000).toISOString().slice(0, 19) + 'Z';
  const text = Array.from({ length: 60 }, (_, i) => word(n * 7 + i * i)).join(' ');
  return `<record><header><identifier>oai:bench:${n}</identifier><datestamp>${stamp}</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sách ${n}: ${word(n)} ${word(n * 3)} ${word(n * 5)}</dc:title><dc:creator>Nguyễn ${word(n)} ${n % 500}</dc:creator><dc:subject>${subjects[n % subjects.length]}</dc:subject><dc:subject>Lớp ${1 + (n % 12)}</dc:subject><dc:description>${text}</dc:description><dc:language>vi</dc:language><dc:type>book</dc:type><dc:date>${1990 + (n % 35)}</dc:date><dc:identifier>https://bench.example/${n}</dc:identifier><dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights></oai_dc:dc></metadata></record>`;
}

function answer(query) {
  const wrap = (body) =>
    `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate>${body}</OAI-PMH>`;
  if (query.get('verb') === 'Identify')
    return wrap(
      '<Identify><repositoryName>Bench</repositoryName><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>',
    );
  if (query.get('verb') !== 'ListRecords') return wrap('<error code="noSetHierarchy"/>');
  const from = Number(query.get('resumptionToken') ?? 0);
  const to = Math.min(all, from + pageSize);
  let body = '';
  for (let n = from; n < to; n++) body += record(n);
  return wrap(
    `<ListRecords>${body}${to < all ? `<resumptionToken completeListSize="${all}">${to}</resumptionToken>` : '<resumptionToken/>'}</ListRecords>`,
  );
}

const server = createServer((request, response) => {
  response.setHeader('Content-Type', 'text/xml; charset=utf-8');
  response.end(answer(new URL(request.url, 'http://x').searchParams));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const port = server.address().port;
const data = mkdtempSync(join(tmpdir(), 'oer-harvest-'));
const env = {
  ...process.env,
  OER_DATA: data,
  Harvest__AllowedHosts: `127.0.0.1:${port}`,
  ASPNETCORE_ENVIRONMENT: 'Development',
};

const verb = verbs(dll, env, 'ms a record');

try {
  await verb('harvest', '--add', `http://127.0.0.1:${port}/oai`, 'Bench');
  console.log('first ', await verb('harvest', 'Bench'));
  console.log('again ', await verb('harvest', 'Bench', '--full'));
} finally {
  server.close();
  rmSync(data, { recursive: true, force: true });
}
