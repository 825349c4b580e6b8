import { catalogue, write } from '../things.mjs';
import { go, letters } from './library.mjs';

const found = (what) =>
  Array.from({ length: catalogue.counted }, (_, n) => `${letters[what]}${String(n + 1).padStart(6, '0')}`).filter(
    (_, n) => n % 60 !== 30,
  );

async function begin(person, what) {
  const { page } = person;
  await go(person, 'Kiểm kê');
  await person.choose(page.locator('#Scope'), letters[what], 'Phạm vi (what is counted)');
  await person.click(page.getByRole('button', { name: 'Bắt đầu kiểm kê' }), 'Bắt đầu kiểm kê', () =>
    page.locator('#Typed').waitFor(),
  );
}

async function finish(person) {
  const { page } = person;
  await person.click(page.getByRole('link', { name: 'Xem kết quả và khoá' }), 'Xem kết quả và khoá', () =>
    page.locator('#khoa').waitFor(),
  );
  const board = page.locator('#Board');
  // The next time it stands there already.
  if ((await board.inputValue()) === '')
    await person.type(
      board,
      'Phan Văn Lành – Nhân viên thư viện – Trưởng ban',
      'Thành phần (who counted; the minutes need it)',
    );
  await person.click(page.getByLabel('Tôi đã xem các danh sách ở trên'), 'Tôi đã xem các danh sách ở trên');
  await person.click(page.getByRole('button', { name: 'Khoá và ghi sổ' }), 'Khoá và ghi sổ', () =>
    page.getByRole('link', { name: 'Tải biên bản kiểm kê' }).waitFor(),
  );
  const figures = await page.locator('.figure b').allInnerTexts();
  await person.click(page.getByRole('link', { name: 'Tải biên bản kiểm kê' }), 'Tải biên bản kiểm kê (PDF)', () =>
    person.received(),
  );
  return figures;
}

const task = (what, count) => {
  let figures = [];
  return {
    async run(person, folder) {
      await begin(person, what);
      await count(person, found(what), folder);
      figures = await finish(person);
    },
    holds: () =>
      (figures.includes(`${catalogue.counted}`) && figures.includes(`${catalogue.missing}`)) || figures.join(),
  };
};

export const scanned = task('counted', async (person, numbers) => {
  const { page } = person;
  for (const number of numbers)
    await person.scan(page.locator('#Typed'), number, 'a copy is scanned', () =>
      page.locator('#loan-rest').getByText(number).first().waitFor(),
    );
});

export const listed = task('listed', async (person, numbers, folder) => {
  const { page } = person;
  const file = write(folder, 'scanned-here.txt', numbers);
  await person.click(page.locator('details.card summary'), 'Nộp danh sách từ tệp', () =>
    page.locator('#Sheet').waitFor(),
  );
  await person.attach(page.locator('#Sheet'), file, 'the list of numbers');
  await person.click(page.locator('details.card form button'), 'Tải lên', () =>
    page.locator('#loan-said .note').waitFor(),
  );
});
