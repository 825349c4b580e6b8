import { textbook } from '../things.mjs';
import { go } from './library.mjs';

let pdf;

export async function run(person) {
  const { page } = person;
  await go(person, 'Nhãn sách');
  await person.click(page.locator('[name=so][value=gk]'), 'the register of textbooks');
  await person.type(page.locator('#From'), '1', 'Từ số');
  await person.scan(
    page.locator('#To'),
    `${textbook.copies}`,
    'Đến số, Enter: In nhãn',
    async () => (pdf = await person.received()),
  );
}

export const holds = () => pdf.subarray(0, 5).toString() === '%PDF-';
