import { textbook } from '../things.mjs';
import { go } from './library.mjs';

let said = [];

export async function run(person) {
  const { page } = person;
  const note = page.locator('main .note').first();
  await go(person, 'Mượn theo lớp');
  await person.click(page.locator('main table a').first(), 'the class', () => page.locator('#phat').waitFor());
  await person.click(page.locator('#phat label.check', { hasText: textbook.name }).first(), 'the textbook');
  await person.click(page.locator('#phat form[method=get] button'), 'Chọn bộ này', () =>
    page.locator('#phat [name=Pupils]').first().waitFor(),
  );
  await person.click(page.locator('#phat form[method=post] button'), 'Cho cả lớp mượn', () =>
    page.locator('#tra [name=Columns]').waitFor(),
  );
  said.push(await note.innerText());
  await person.click(page.locator('#tra [name=Columns]').first(), 'all of the column came back');
  await person.click(page.locator('#tra form[action*=Return] button').last(), 'Nhận lại', () =>
    page.locator('#tra [name=Columns]').waitFor({ state: 'detached' }),
  );
  said.push(await note.innerText());
}

export const holds = () => said.every((words) => words.includes(`${textbook.copies}`)) || said.join(' | ');
