/* global document */
// A school's site from nothing to finished, by the guide /tro-giup/mo-trang, in a browser. The machine's time is measured; a person's is reckoned from
// how much there is to read, to type and to click, so that the whole takes a minute here and not fifteen.
// Usage: node bench/parts/first-site.mjs BASE ADMINISTRATOR PASSWORD [FOLDER FOR SCREENSHOTS]
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../../src/Reader/harness/browser.mjs';

const [base, administrator, password, shots] = process.argv.slice(2);
const person = {
  wordsReadAMinute: 240,
  wordsReadOfANewPage: 40,
  secondsForAPageSeenBefore: 3,
  charactersTypedASecond: 2.5,
  secondsForAClick: 2,
  secondsToCopyAPassword: 20,
};
const guide = '/tro-giup/mo-trang';
const pictures = fileURLToPath(new URL('../../src/Modules/OerPortal.Demo/Schools/', import.meta.url));
const school = {
  name: `Trường THCS Suối Trong ${Date.now() % 100_000}`,
  librarian: `suoitrong${Date.now() % 100_000}@truong.example`,
};
const ownPassphrase = 'sach moi tren ke go';

const seen = new Set();
let human = 0;
let begun = performance.now();
const steps = [];

const browser = await launch();
let page = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage();

/** What was done since the last one, as one line of the table. */
function step(name) {
  steps.push({ name, person: human, machine: (performance.now() - begun) / 1000 });
  [human, begun] = [0, performance.now()];
}

async function look() {
  await page.waitForLoadState('load');
  const where = new URL(page.url()).pathname;
  const words = (await page.locator('main').innerText()).split(/\s+/).length;
  human += seen.has(where)
    ? person.secondsForAPageSeenBefore
    : (Math.min(words, person.wordsReadOfANewPage) / person.wordsReadAMinute) * 60;
  seen.add(where);
}

async function open(address) {
  await page.goto(base + address);
  await look();
}

/** Clicks, and looks at the page that comes. */
async function press(role, name, within = page) {
  human += person.secondsForAClick;
  const before = page.url();
  await within
    .getByRole(role, { name, exact: typeof name === 'string' })
    .first()
    .click();
  await page.waitForLoadState('load');
  if (page.url() !== before || role === 'button') await look();
}

async function type(label, text) {
  human += person.secondsForAClick + text.length / person.charactersTypedASecond;
  await page.getByLabel(label, { exact: false }).first().fill(text);
}

async function write(text) {
  human += person.secondsForAClick + text.length / person.charactersTypedASecond;
  await page.locator('.editor-page').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

async function choose(label, option) {
  human += 2 * person.secondsForAClick;
  await page.getByLabel(label, { exact: false }).first().selectOption({ label: option });
}

async function tick(locator) {
  human += person.secondsForAClick;
  await locator.check();
}

async function signIn(userName, word) {
  await open('/dang-nhap');
  await type('Tên đăng nhập', userName);
  human += word.length / person.charactersTypedASecond;
  await page.locator('input[type=password]').fill(word);
  await page.locator('main form .form-end button').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/dang-nhap'));
  await look();
}

async function upload(file, description) {
  await type('Mô tả', description);
  human += 3 * person.secondsForAClick;
  await page.locator('#file').setInputFiles(path.join(pictures, file));
  await press('button', 'Tải lên');
}

await page.goto(base + guide);
const words = (await page.locator('main').innerText()).split(/\s+/).length;
human += (words / person.wordsReadAMinute) * 60;
step(`Read the guide once (${words} words)`);

await signIn(administrator, password);
await open('/quan-tri');
await press('link', 'Các trường', page.locator('.desk-nav'));
await type('Tên trường', school.name);
await choose('Cấp học', 'THCS');
await type('Người phụ trách trang', 'Đinh Thị Thảo');
await type('Tên đăng nhập hoặc email', school.librarian);
await press('button', 'Thêm trường');
await press('link', 'Thẻ đăng nhập', page.locator('.note'));
await press('button', /^Làm \d+ thẻ/);
const card = page.locator('.login-card').filter({ hasText: school.librarian });
const first = await card.locator('dd code').nth(1).innerText();
const desk = new URL(await card.locator('dd').nth(3).innerText(), base).pathname.replace(/\/dang-nhap$/, '');
human += person.secondsToCopyAPassword;
step('1. The department opens the school');

page = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage();
await signIn(school.librarian, first);
if (page.url().includes('mat-khau')) {
  await type('Mật khẩu đang dùng', first);
  await type('Mật khẩu mới', ownPassphrase);
  await press('button', 'Đổi mật khẩu');
}
await open(`${desk}/quan-tri`);
await press('link', 'Viết câu chào và giờ mở cửa');
await type('Dòng giới thiệu', 'Thư viện bên suối');
await type('Câu chào', 'Ngồi xuống, mở sách ra. Thư viện bên suối có ghế đá, có gió và có sách cho cả trường.');
await type('Giờ mở cửa', 'Thứ Hai – thứ Sáu: 6 giờ 45 – 11 giờ, 13 giờ 30 – 17 giờ');
await type('Vị trí', 'Nhà hai tầng bên suối');
await tick(page.locator('input[value=song]'));
await press('button', 'Lưu thay đổi');
step('2. Welcome, hours, colour');

await press('link', 'Kho ảnh và tệp', page.locator('.desk-nav'));
await upload('thcs-ba-lan/tranh/phong-doc.webp', 'Bốn học sinh ngồi đọc bên cửa sổ.');
await upload('thcs-ba-lan/tranh/cau-treo-ve-truong.webp', 'Học sinh đi qua cầu treo đến trường.');
await upload('thcs-hon-sam/tranh/dau-hon-sam.png', 'Dấu hiệu thư viện.');
step('3. Two pictures and a logo');

for (const [template, own] of [
  ['Giới thiệu thư viện', 'Cô Đinh Thị Thảo phụ trách, cùng tám bạn trực.'],
  ['Nội quy thư viện', 'Chân ướt thì ngồi ngoài hiên.'],
  ['Liên hệ', 'Gọi cô Thảo: 0260 386 7788.'],
]) {
  await press('link', 'Các trang', page.locator('.desk-nav'));
  if (!(await page.getByRole('link', { name: template }).first().isVisible())) {
    human += person.secondsForAClick;
    await page.getByText('Bắt đầu từ trang mẫu').click();
  }
  await press('link', template, page.locator('.starts'));
  await write(`\n${own}`);
  await press('button', 'Đăng trang');
  await open(`${desk}/quan-tri`);
}
step('4. Three pages from templates, in the menu at once');

await press('link', 'Tin thư viện', page.locator('.desk-nav'));
await press('link', 'Viết tin');
await type('Tiêu đề', 'Thư viện có trang mới');
await write(
  'Từ hôm nay các em xem giờ mở cửa, tìm sách và đọc sách điện tử ngay tại đây. Ghé trang rồi nhớ ghé thư viện nhé!',
);
await press('button', 'Đăng tin');
await open(`${desk}/quan-tri`);
step('5. The first news');

await press('link', 'Trang chủ', page.locator('.desk-nav'));
await press('button', /Dùng bố cục này Ảnh lớn/);
await press('link', /Sửa Lời chào/);
await tick(page.locator('.picture-options input').nth(1));
await press('button', 'Lưu thay đổi');
await tick(page.locator('.picture-options label:has(img[alt*="Dấu hiệu"]) input'));
await press('button', 'Lưu thay đổi');
const rows = page.locator('.front-blocks > li');
const order = await rows.allInnerTexts();
const [grip, target] = [await rows.nth(4).locator('.grip').boundingBox(), await rows.nth(2).boundingBox()];
human += 2 * person.secondsForAClick;
await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
await page.mouse.down();
await page.mouse.move(grip.x + 20, target.y + 4, { steps: 8 });
await page.mouse.up();
await page.waitForFunction(
  (was) => document.querySelector('.front-blocks > li:nth-child(3)')?.innerText !== was,
  order[2],
);
await page.waitForLoadState('load');
await press('link', 'Xem thử');
if (shots) await page.screenshot({ path: `${shots}/first-site-try.png`, fullPage: true });
await press('button', 'Đưa lên trang chủ');
step('6. The front page: layout, picture, logo, order');

page = await (await browser.newContext({ viewport: { width: 360, height: 780 }, hasTouch: true })).newPage();
await open(`${desk}/`);
for (const name of ['Giới thiệu thư viện', 'Nội quy thư viện', 'Liên hệ'])
  await page.locator('header a', { hasText: name }).first().waitFor({ state: 'attached' });
if (shots) await page.screenshot({ path: `${shots}/first-site-phone.png`, fullPage: true });
await page.setViewportSize({ width: 1280, height: 860 });
if (shots) await page.screenshot({ path: `${shots}/first-site.png`, fullPage: true });
step('7. A look on the phone');
await browser.close();

const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
console.log(
  `A person reads ${person.wordsReadAMinute} words a minute (as Vietnamese writes them, syllable by syllable; of a new page the first ${person.wordsReadOfANewPage}; ${person.secondsForAPageSeenBefore} s for one seen before), types ${person.charactersTypedASecond} characters a second, needs ${person.secondsForAClick} s for a click.`,
);
console.table(
  steps.map((one) => ({
    step: one.name,
    person: minutes(one.person),
    machine: `${one.machine.toFixed(1)} s`,
    both: minutes(one.person + one.machine),
  })),
);
console.log(
  `From nothing to a finished site: ${minutes(steps.reduce((sum, one) => sum + one.person + one.machine, 0))} minutes (${school.name}, ${desk}).`,
);
