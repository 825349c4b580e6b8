import { pupils, write } from '../things.mjs';
import { go } from './library.mjs';

let taken = '';

export async function run(person, folder) {
  const { page } = person;
  const csv = write(folder, 'pupils.csv', [
    'Mã học sinh,Họ và tên,Ngày sinh,Lớp',
    ...pupils().map((p) => `${p.number},${p.name},${p.born.day}/${p.born.month}/${p.born.year},${p.grade}`),
  ]);
  await go(person, 'Nhập lớp và học sinh');
  await person.attach(page.locator('#Sheet'), csv, 'the file');
  const take = page.locator('form[action*=Take] button');
  await person.click(page.locator('main form[enctype] button').last(), 'Kiểm tra (looks at it first)', () =>
    take.waitFor({ timeout: 120_000 }),
  );
  await person.click(take, 'Nhập 500 học sinh', () =>
    page.locator('main a[href$="/quan-tri/lop"]').waitFor({ timeout: 120_000 }),
  );
  taken = await page.locator('.figure b').first().innerText();
}

export const holds = () => taken === '500' || taken;
