import { newTitle } from '../things.mjs';
import { go } from './library.mjs';

let numbers = '';

export async function run(person) {
  const { page } = person;
  const heading = page.getByRole('heading', { level: 1 });
  await go(person, 'Phiếu nhập');
  await person.click(page.getByRole('button', { name: 'Phiếu nhập mới' }), 'Phiếu nhập mới (a new voucher)', () =>
    page.locator('#tim').waitFor(),
  );
  await person.click(page.getByRole('link', { name: 'Thêm nhan đề' }), 'Thêm nhan đề (a title that is new)', () =>
    page.locator('#Input_Name').waitFor(),
  );
  await person.type(page.locator('#Input_Name'), newTitle.name, 'Nhan đề');
  await person.type(page.locator('#Input_People'), newTitle.people, 'Tác giả');
  await person.type(page.locator('#Input_Isbn'), newTitle.isbn, 'ISBN');
  await person.type(page.locator('#Input_Price'), newTitle.price, 'Giá tiền');
  await person.type(page.locator('#Input_Publisher'), newTitle.publisher, 'Nhà xuất bản');
  await person.type(page.locator('#Input_Year'), newTitle.year, 'Năm xuất bản');
  await person.click(page.locator('details.fold summary').first(), 'Thêm mục (more fields)', () =>
    page.locator('#Input_ClassMark').waitFor(),
  );
  await person.scan(page.locator('#Input_ClassMark'), newTitle.classMark, 'Kí hiệu phân loại, Enter: Lưu', () =>
    page.locator('#Count').waitFor(),
  );
  await person.scan(page.locator('#Count'), `${newTitle.copies}`, 'Số bản, Enter: Thêm vào phiếu', () =>
    page.locator('#them table').waitFor(),
  );
  await person.click(page.getByRole('button', { name: 'Vào sổ' }), 'Vào sổ (the copies get their numbers)', () =>
    page.locator('#them td.nowrap').getByText('TK').waitFor(),
  );
  numbers = await page.locator('#them td.nowrap').innerText();
  await heading.waitFor();
}

export const holds = () => /^TK\d{6}–(TK)?\d{6}$|^TK\d{6}–\d+$/.test(numbers.trim()) || numbers;
