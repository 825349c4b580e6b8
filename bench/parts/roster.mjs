// Opens many schools and takes in their pupils on this machine: node bench/parts/roster.mjs HOST_DLL [SCHOOLS] [PUPILS_OF_EACH]
// HOST_DLL: a published OerPortal.Cms.Web.dll; ConnectionStrings__Portal names an empty database, or the embedded one is used.
// Says how long each took and the most memory the process took: the schools with their administrators, new pupils, the same list again, and
// one with a tenth moved to another class.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { loadavg, tmpdir } from 'node:os';
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

async function write(name, heads, rows) {
  const file = join(data, name);
  const out = createWriteStream(file);
  out.write(`${heads}\r\n`);
  for (const row of rows) if (!out.write(`${row}\r\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
  return file;
}

function* schoolRows() {
  for (let n = 1; n <= Number(schools); n++)
    yield `Trường THCS số ${n},MT${n},THCS,Huyện ${1 + (n % 10)},Xã ${n},truong-${n},Trần Thị Số ${n},quan.tri.${n}`;
}

function* pupilRows(moved) {
  for (let school = 1; school <= Number(schools); school++) {
    for (let n = 0; n < Number(pupils); n++) {
      const letter = moved && n % 10 === 0 ? 'Z' : 'ABCD'[n % 4];
      const pupil = `${family[(n * 7 + school) % family.length]} ${middle[n % middle.length]} ${given[(n * 5 + school) % given.length]}`;
      yield `truong-${school},${school}-${n},${pupil},${1 + (n % 28)}/${1 + (n % 12)}/${2010 + (n % 5)},${6 + (n % 4)}${letter}`;
    }
  }
}

const say = (what, line) => console.log(`${what.padEnd(16)}${line}; load ${loadavg()[0].toFixed(1)}`);
const roster = verbs(dll, env, 'Done');

try {
  const open = await write(
    'truong.csv',
    'Tên trường,Mã trường,Cấp học,Huyện,Xã,Địa chỉ,Người quản trị,Tài khoản',
    schoolRows(),
  );
  const heads = 'Trường,Mã học sinh,Họ và tên,Ngày sinh,Lớp';
  const list = await write('danh-sach.csv', heads, pupilRows(false));
  const moved = await write('doi-lop.csv', heads, pupilRows(true));
  await verbs(dll, env, '')('create-admin', 'quan-tri@bench.oer');
  say('schools:', await verbs(dll, env, 'schools:')('schools-open', open));
  say('new pupils:', await roster('roster', list, '--site', '-'));
  say('the same:', await roster('roster', list, '--site', '-'));
  say('a tenth moves:', await roster('roster', moved, '--site', '-', '--whole'));
} finally {
  rmSync(data, { recursive: true, force: true });
}
