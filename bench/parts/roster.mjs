// Takes in a roster of many schools on this machine: node bench/parts/roster.mjs HOST_DLL [SCHOOLS] [PUPILS_OF_EACH]
// HOST_DLL: a published OerPortal.Cms.Web.dll; ConnectionStrings__Portal names an empty database and PGURL the same for psql.
// Says how long it took and the most memory the process took: new pupils, the same list again, and one with a tenth moved to another class.
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verbs } from './verb.mjs';

const [dll, schools = '300', pupils = '200'] = process.argv.slice(2);
const family = 'Nguyễn Trần Lê Phạm Hoàng Đỗ Bùi Vũ Y A Siu Rơ Ksor'.split(' ');
const middle = 'Thị Văn Minh Ngọc Thanh Gia Bảo Quốc Hoài'.split(' ');
const given = 'An Bình Chi Dung Đức Giang Hà Hoa Hùng Khánh Lan Linh Mai Nam Oanh Phúc Quân Sơn Thảo Uyên Vy'.split(
  ' ',
);
const data = mkdtempSync(join(tmpdir(), 'oer-roster-'));
const env = { ...process.env, OER_DATA: join(data, 'portal'), ASPNETCORE_ENVIRONMENT: 'Development' };

async function write(name, moved) {
  const file = join(data, name);
  const out = createWriteStream(file);
  out.write('Trường,Mã học sinh,Họ và tên,Ngày sinh,Lớp\r\n');
  for (let school = 1; school <= Number(schools); school++) {
    for (let n = 0; n < Number(pupils); n++) {
      const letter = moved && n % 10 === 0 ? 'Z' : 'ABCD'[n % 4];
      const pupil = `${family[(n * 7 + school) % family.length]} ${middle[n % middle.length]} ${given[(n * 5 + school) % given.length]}`;
      const row = `truong-${school},${school}-${n},${pupil},${1 + (n % 28)}/${1 + (n % 12)}/${2010 + (n % 5)},${6 + (n % 4)}${letter}\r\n`;
      if (!out.write(row)) await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'close');
  return file;
}

const verb = verbs(dll, env, 'Done');

try {
  await verb('create-admin', 'quan-tri@bench.oer');
  const made = `insert into cms.site (id, kind, slug, name, subtitle, accent, level)
    select gen_random_uuid(), 1, 'truong-' || n, 'Trường số ' || n, '', 'rung', 'thcs' from generate_series(1, ${Number(schools)}) n`;
  execFileSync('psql', [process.env.PGURL, '-qc', made]);
  const list = await write('danh-sach.csv', false);
  console.log('new pupils:  ', await verb('roster', list, '--site', '-'));
  console.log('the same:    ', await verb('roster', list, '--site', '-'));
  console.log('a tenth moves:', await verb('roster', await write('doi-lop.csv', true), '--site', '-', '--whole'));
} finally {
  rmSync(data, { recursive: true, force: true });
}
