/* global document */
// SLiMS as the tasks find it. A librarian is signed in and on the home page of the administration.
import { execFileSync } from 'node:child_process';
import { catalogue, password, textbook, titles, use } from '../things.mjs';

export const name = 'SLiMS';
export const base = process.env.PEER_BASE;

/** Rows of its database, for what is checked. */
export function ask(sql) {
  const out = execFileSync(
    'mariadb',
    ['--no-defaults', `--socket=${process.env.PEER_SOCKET}`, '--user=root', '-N', '-B', 'slims'],
    { input: sql },
  );
  return out
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
}
export const count = (sql) => Number(ask(sql)[0][0]);

export async function signIn(page) {
  await page.goto(`${base}/index.php?p=login`);
  await page.fill('#userName', 'admin');
  await page.fill('input[type=password]', password);
  await Promise.all([page.waitForURL(/admin\/index\.php/), page.press('input[type=password]', 'Enter')]);
}

export const home = (person) => person.open(`${base}/admin/index.php`);

/** The module in the bar at the top, then the entry in its menu at the left. */
export async function go(person, module, entry) {
  const { page } = person;
  await person.click(
    page.locator('.s-menu a, #mainMenu a').getByText(module, { exact: true }).first(),
    `${module}, in the bar at the top`,
    () => page.locator('#mainContent h2').first().waitFor(),
  );
  if (!entry) return;
  const before = await page.locator('#mainContent').innerHTML();
  await person.click(
    page.locator('#sidepan a').getByText(entry, { exact: true }).first(),
    `${entry}, in the menu at the left`,
    () =>
      page.waitForFunction(
        (was) => document.querySelector('#mainContent').innerHTML !== was && document.querySelector('#mainContent h2'),
        before,
      ),
  );
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
export const code = (n, copy) => `TK${String((n - 1) * catalogue.copies + copy).padStart(5, '0')}`;
export const textbookCode = (copy) => `GK${String(copy).padStart(5, '0')}`;

/** The catalogue both have at the beginning, as its own import would leave it, and settings of a library that knows them. */
export function prepare() {
  const all = [...titles(), { ...textbook, n: catalogue.titles + 1 }];
  const type = { counted: 1, lent: 3, listed: 4 };
  const sql = [
    // A pattern of numbers; and without “are you sure?” – which 9.7.0 asks all the same: it reads its settings before it can.
    `REPLACE INTO setting (setting_name, setting_value) VALUES ('enable_chbox_confirm', 'i:0;'), ('batch_item_code_pattern', 'a:1:{i:0;s:7:"TK00000";}')`,
    `INSERT INTO mst_coll_type (coll_type_id, coll_type_name, input_date, last_update) VALUES (4, 'Children', now(), now())`,
    `INSERT INTO mst_publisher (publisher_name, input_date, last_update) SELECT p, now(), now() FROM (${[...new Set(all.map((t) => t.publisher))].map((p) => `SELECT ${quoted(p)} p`).join(' UNION ')}) x`,
    `INSERT INTO mst_author (author_name, authority_type, input_date, last_update) SELECT a, 'p', now(), now() FROM (${[...new Set(all.map((t) => t.people))].map((a) => `SELECT ${quoted(a)} a`).join(' UNION ')}) x`,
    ...all.map(
      (t) =>
        `INSERT INTO biblio (biblio_id, gmd_id, title, publisher_id, publish_year, call_number, classification, language_id, input_date, last_update, uid) SELECT ${t.n}, 1, ${quoted(t.name)}, publisher_id, ${t.year}, ${quoted(t.classMark)}, ${quoted(t.classMark)}, 'en', now() - interval 1 day, now() - interval 1 day, 1 FROM mst_publisher WHERE publisher_name = ${quoted(t.publisher)}; ` +
        `INSERT INTO biblio_author (biblio_id, author_id, level) SELECT ${t.n}, author_id, 1 FROM mst_author WHERE author_name = ${quoted(t.people)}`,
    ),
    ...titles().flatMap((t) =>
      Array.from({ length: catalogue.copies }, (_, c) => item(t.n, code(t.n, c + 1), type[use(t.n)], t.classMark)),
    ),
    ...Array.from({ length: textbook.copies }, (_, c) =>
      item(catalogue.titles + 1, textbookCode(c + 1), 2, textbook.classMark),
    ),
  ];
  ask(`${sql.join(';\n')};`);
}

const item = (biblio, number, type, mark) =>
  `INSERT INTO item (biblio_id, item_code, coll_type_id, location_id, item_status_id, call_number, received_date, input_date, last_update, uid) VALUES (${biblio}, '${number}', ${type}, 'SL', '0', '${mark}', now(), now() - interval 1 day, now() - interval 1 day, 1)`;

/** What its own page “Re-create Index” does after an import. */
export async function index(page) {
  await page.goto(`${base}/admin/modules/system/biblio_indexes.php?action=detail&detail=reindex`, { timeout: 300_000 });
  if (count('SELECT count(*) FROM search_biblio') !== count('SELECT count(*) FROM biblio'))
    throw new Error('SLiMS has not made its index.');
}
