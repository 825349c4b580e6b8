// Pictures of the demo portal for the README. Usage: node screenshots.mjs BASE FOLDER
import { launch } from '../src/Reader/harness/browser.mjs';

const [base, folder] = process.argv.slice(2);
const password = process.env.DEMO_PASSWORD ?? 'nha-rong-mai-cao';
const browser = await launch();

async function visit({ width = 1280, height = 860, dark = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: width < 500 ? 2 : 1,
  });
  return context.newPage();
}

async function shoot(page, name) {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${folder}/${name}.jpg`, type: 'jpeg', quality: 82 });
  console.log(`${folder}/${name}.jpg`);
}

async function signIn(page, userName) {
  await page.goto(`${base}/dang-nhap`);
  await page.fill('input[autocomplete=username]', userName);
  await page.fill('input[type=password]', password);
  await page.click('main form .form-end button');
  await page.waitForURL((url) => !url.pathname.includes('dang-nhap'));
}

async function firstReadable(page) {
  await page.goto(`${base}/tim?q=${encodeURIComponent('đường lên Ngọc Linh')}`);
  return page.locator('.hit h2 a, .hit h3 a').first().getAttribute('href');
}

const wide = await visit();
await wide.goto(`${base}/`);
await shoot(wide, 'home');
await wide.goto(`${base}/tim?q=duong+len+nui`);
await shoot(wide, 'search');
const resource = await firstReadable(wide);
await wide.goto(base + resource);
await shoot(wide, 'resource');
await wide.goto(base + resource.replace('/hoc-lieu/', '/doc/'));
await wide.waitForTimeout(2500);
await shoot(wide, 'reader');
await wide.goto(`${base}/truong/thcs-ba-lan/`);
await shoot(wide, 'school');

const teacher = await visit();
await signIn(teacher, 'giaovien@demo.oer');
await teacher.goto(`${base}/truong/thcs-ba-lan/dong-gop`);
await shoot(teacher, 'contribute');
const reviewer = await visit();
await signIn(reviewer, 'duyet@demo.oer');
await reviewer.goto(`${base}/duyet`);
await shoot(reviewer, 'review');

const phone = await visit({ width: 360, height: 740 });
await phone.goto(`${base}/`);
await shoot(phone, 'phone-home');
await phone.goto(base + resource);
await shoot(phone, 'phone-resource');
const night = await visit({ width: 360, height: 740, dark: true });
await night.goto(`${base}/tim?q=toan`);
await shoot(night, 'phone-dark');
await browser.close();
