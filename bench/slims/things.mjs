// What both products get: the same books, the same pupils, the same files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const family = 'Nguyễn Trần Lê Phạm Hoàng Đỗ Bùi Vũ Y A Siu Rơ Ksor'.split(' ');
const middle = 'Thị Văn Minh Ngọc Thanh Gia Bảo Quốc Hoài'.split(' ');
const given = 'An Bình Chi Dung Đức Giang Hà Hoa Hùng Khánh Lan Linh Mai Nam Oanh Phúc Quân Sơn Thảo Uyên Vy'.split(
  ' ',
);
const pick = (list, n) => list[n % list.length];

/** Titles with three copies each, of which 300 copies are for the first stock-take and 300 for the second. */
export const catalogue = { titles: 1000, copies: 3, counted: 300, missing: 5 };
export const textbook = {
  name: 'Toán 6 tập một',
  people: 'Hà Huy Khoái',
  publisher: 'Giáo dục',
  year: '2024',
  classMark: '510',
  copies: 30,
};
export const newTitle = {
  name: 'Bến cảng mùa gió',
  people: 'Tô Hoài',
  isbn: '9786042088008',
  publisher: 'Kim Đồng',
  year: '2024',
  classMark: '895.922',
  price: '52000',
  copies: 3,
};
export const password = 'nha-rong-mai-cao';

/** @returns {'counted' | 'listed' | 'lent'} what the title is for */
export const use = (n) =>
  n <= catalogue.counted / catalogue.copies
    ? 'counted'
    : n <= (2 * catalogue.counted) / catalogue.copies
      ? 'listed'
      : 'lent';

export const titles = () =>
  Array.from({ length: catalogue.titles }, (_, i) => i + 1).map((n) => ({
    n,
    name: `${pick(['Truyện kể', 'Sử thi', 'Câu đố', 'Tuyển tập', 'Nhật kí', 'Khám phá'], n)} ${pick(['về rừng', 'về sông', 'về biển', 'về núi lửa', 'về loài chim'], n)} quyển ${n}`,
    people: `${pick(family, n)} ${pick(middle, n * 3)} ${pick(given, n * 7)}`,
    publisher: pick(['Kim Đồng', 'Trẻ', 'Giáo dục'], n),
    year: `${1990 + (n % 36)}`,
    classMark: `${pick([895, 398, 500, 920], n)}`,
  }));

export const pupils = () =>
  Array.from({ length: 500 }, (_, i) => ({
    number: `HS${String(i + 1).padStart(4, '0')}`,
    name: `${pick(family, i * 7)} ${pick(middle, i)} ${pick(given, i * 5)}`,
    born: { day: 1 + (i % 28), month: 1 + (i % 12), year: 2010 + (i % 4) },
    grade: `${6 + Math.floor(i / 125)}${'ABCDE'[Math.floor((i % 125) / 30)]}`,
  }));

export function write(folder, name, lines) {
  const file = join(folder, name);
  writeFileSync(file, lines.join('\r\n') + '\r\n');
  return file;
}
