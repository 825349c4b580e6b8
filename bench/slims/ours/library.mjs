// The portal as the tasks find it: a librarian is signed in and on the home page of the desk of their school.
import { catalogue, password, textbook, titles, use, write } from '../things.mjs';

export const name = 'OerPortal';
export const base = process.env.OURS_BASE;
// As a proxy before it would say.
export const headers = { 'X-Forwarded-Proto': 'https' };
export const school = `${base}/truong/thcs-so-sanh`;

export async function signIn(page) {
  await page.goto(`${base}/dang-nhap`);
  await page.fill('input[name="Login"], input[name="Input.Login"]', 'thuvien@so-sanh.oer');
  await page.fill('input[type=password]', password);
  await Promise.all([page.waitForNavigation(), page.press('input[type=password]', 'Enter')]);
}

export const home = (person) => person.open(`${school}/quan-tri`);

/** An entry of the menu at the left. */
export const go = (person, entry) =>
  person.click(person.page.locator('nav a').getByText(entry, { exact: true }).first(), `${entry}, in the menu`, () =>
    person.page.getByRole('heading', { level: 1 }).waitFor(),
  );

const kinds = { counted: 'Sách nghiệp vụ', listed: 'Sách thiếu nhi', lent: 'Sách tham khảo' };
export const letters = { counted: 'NV', listed: 'TN', lent: 'TK' };

/** The same catalogue, by its import of a table, and its numbers by its vouchers. */
export async function prepare(page, folder) {
  const file = write(folder, 'books.csv', [
    'Nhan đề,Tác giả,Nhà xuất bản,Năm xuất bản,Kí hiệu phân loại,Loại sách,Lớp,Giá tiền,Số bản',
    ...titles().map(
      (t) =>
        `${t.name},${t.people},${t.publisher},${t.year},${t.classMark},${kinds[use(t.n)]},,45000,${catalogue.copies}`,
    ),
    `${textbook.name},${textbook.people},${textbook.publisher},${textbook.year},${textbook.classMark},Sách giáo khoa,6,25000,${textbook.copies}`,
  ]);
  await page.goto(`${school}/quan-tri/nhap-sach`);
  await page.setInputFiles('input[type=file]', file);
  await page.locator('main form button.btn').last().click();
  await page.locator('.figures').waitFor();
  await page.locator('main form button.btn').click();
  await page.locator('.note.good').waitFor({ timeout: 120_000 });
  for (;;) {
    await page.goto(`${school}/quan-tri/phieu-nhap-sach`);
    const open = page.locator('main table a').getByText('Phiếu đang ghi');
    if ((await open.count()) === 0) break;
    await open.first().click();
    await page.getByRole('button', { name: 'Vào sổ' }).click();
    await page.getByText('Đã vào sổ').first().waitFor();
  }
}
