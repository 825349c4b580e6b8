// Takes in a table of descriptions on this machine: node bench/parts/import.mjs HOST_DLL [ROWS]
// HOST_DLL: a published OerPortal.Cms.Web.dll; ConnectionStrings__Portal names an empty database, or the embedded one is used.
// Says rows a second and the most memory the process took: new rows, and the same table again.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verbs } from './verb.mjs';

const [dll, count = '80000'] = process.argv.slice(2);
const words = 'sông núi học trò lớp trường bài toán văn sử địa sinh hoá lí nhạc vẽ kể chuyện đọc viết'.split(' ');
const word = (n) => words[n % words.length];
const subjects = ['Toán', 'Ngữ văn', 'Lịch sử', 'Địa lí', 'Tin học'];
const data = mkdtempSync(join(tmpdir(), 'oer-import-'));
const table = join(data, 'metadata.csv');
const env = {
  ...process.env,
  OER_DATA: join(data, 'portal'),
  ASPNETCORE_ENVIRONMENT: 'Development',
};

async function write() {
  const out = createWriteStream(table);
  out.write('Mã,Tên học liệu,Mô tả,Loại học liệu,Môn học,Lớp,Ngôn ngữ,Giấy phép,Từ khoá,Tác giả và người tham gia\r\n');
  for (let n = 1; n <= Number(count); n++) {
    const text = Array.from({ length: 40 }, (_, i) => word(n * 7 + i * i)).join(' ');
    const row = `b${n},Sách ${n}: ${word(n)} ${word(n * 3)},${text},Sách điện tử,${subjects[n % 5]},${1 + (n % 12)},Tiếng Việt,CC BY 4.0,${word(n)}; ${word(n + 1)},Nguyễn ${word(n)} ${n % 500}\r\n`;
    if (!out.write(row)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

const verb = verbs(dll, env, 'Done');

try {
  await write();
  await verb('create-admin', 'nguoi-gui@bench.oer');
  await verb('create-admin', 'nguoi-duyet@bench.oer');
  const asked = [
    'import',
    table,
    '--site',
    '-',
    '--as',
    'nguoi-gui@bench.oer',
    '--publish-as',
    'nguoi-duyet@bench.oer',
    '--without-files',
  ];
  console.log('new rows:   ', await verb(...asked));
  console.log('the same:   ', await verb(...asked));
} finally {
  rmSync(data, { recursive: true, force: true });
}
