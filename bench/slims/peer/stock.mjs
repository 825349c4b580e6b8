import { catalogue, titles, use, write } from '../things.mjs';
import { code, count, go } from './library.mjs';

/** The numbers that are found: all of the collection but five. */
const found = (what) => {
  const all = titles()
    .filter((t) => use(t.n) === what)
    .flatMap((t) => Array.from({ length: catalogue.copies }, (_, c) => code(t.n, c + 1)));
  return all.filter((_, n) => n % 60 !== 30);
};

async function begin(person, collection) {
  const { page } = person;
  await go(person, 'Stock Take', 'Initialize');
  const main = page.locator('#mainContent');
  await person.click(main.getByText('Skip', { exact: true }), 'Skip the backup', () =>
    main.locator('[name=name]').waitFor(),
  );
  await person.choose(main.locator('[name=collTypeID]'), { label: collection }, 'Collection Type');
  await person.scan(main.locator('[name=name]'), `${collection} 2026`, 'Stock Take Name, Enter: Initialize', () =>
    page.locator('#sidepan a').getByText('Finish Stock Take').waitFor(),
  );
}

async function finish(person) {
  const { page } = person;
  const side = page.locator('#sidepan a');
  await person.click(
    side.getByText('Finish Stock Take', { exact: true }),
    'Finish Stock Take, in the menu at the left',
    () => page.locator('#stockTakeForm').waitFor(),
  );
  await person.click(page.locator('#stockTakeForm [type=submit]').first(), 'Finish Stock Take', () =>
    side.getByText('Initialize', { exact: true }).waitFor(),
  );
  const report = page.locator('#mainContent a[href*="_report.html"]').first();
  await person.click(report, 'the report, in the list of stock-takes', () =>
    page.frameLocator('iframe.cboxIframe').getByText('LOST Item list').waitFor(),
  );
}

export const scanned = {
  async run(person) {
    const { page } = person;
    await begin(person, 'Reference');
    await person.click(
      page.locator('#sidepan a').getByText('Current Stock Take', { exact: true }),
      'Current Stock Take, in the menu at the left',
      () => page.locator('#itemCode').waitFor(),
    );
    for (const number of found('counted'))
      await person.scan(page.locator('#itemCode'), number, 'a copy is scanned', () =>
        page.locator('#mainContent #dataList').getByText(number, { exact: true }).waitFor(),
      );
    await finish(person);
  },
  holds: () => closed('Reference', 1),
};

export const listed = {
  async run(person, folder) {
    const { page } = person;
    const file = write(folder, 'scanned.txt', found('listed'));
    await begin(person, 'Children');
    await person.click(
      page.locator('#sidepan a').getByText('Upload List', { exact: true }),
      'Upload List, in the menu at the left',
      () => page.locator('#stFile').waitFor(),
    );
    await person.attach(page.locator('#stFile'), file, 'the list of numbers');
    await person.click(page.locator('#stUpload'), 'Upload File', () =>
      page.locator('#stUploadMsg').getByText('item codes scanned').waitFor({ timeout: 60_000 }),
    );
    await finish(person);
  },
  holds: () => closed('Children', 4),
};

const closed = (collection, type) =>
  count(
    `SELECT count(*) FROM stock_take WHERE stock_take_name LIKE '${collection}%' AND is_active = 0 AND report_file IS NOT NULL`,
  ) === 1 &&
  count(`SELECT count(*) FROM item WHERE coll_type_id = ${type} AND item_status_id = 'MIS'`) === catalogue.missing;
