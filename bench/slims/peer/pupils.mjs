/* global document */
import { pupils, write } from '../things.mjs';
import { count, go } from './library.mjs';

const heads =
  'member_id,member_name,gender,member_type_name,member_email,member_address,postal_code,inst_name,is_new,member_image,pin,member_phone,member_fax,member_since_date,register_date,expire_date,birth_date,member_notes,mpasswd';

/** The columns its own example has; the class is where its members have their institution. */
export const file = (folder) =>
  write(folder, 'members.csv', [
    heads,
    ...pupils().map(
      (p) =>
        `${p.number},${p.name},1,Standard,,,,${p.grade},0,,,,,2026-09-01,2026-09-01,2030-09-01,${p.born.year}-${String(p.born.month).padStart(2, '0')}-${String(p.born.day).padStart(2, '0')},,`,
    ),
  ]);

export async function run(person, folder) {
  const { page } = person;
  const csv = file(folder);
  await go(person, 'Membership', 'Member Data Import');
  const main = page.locator('#mainContent');
  await person.attach(main.locator('[name=importFile]'), csv, 'the file');
  await person.click(main.locator('[name="header[]"], [name=header]').first(), 'The first row is columns names');
  await person.click(main.locator('[name=doImport]').first(), 'Process', () =>
    main.getByText('Import Now').first().waitFor(),
  );
  await person.click(main.getByText('Import Now').first(), 'Import Now', () =>
    page.waitForFunction(() => /Success imported/.test(document.querySelector('#mainContent').innerText), null, {
      timeout: 300_000,
    }),
  );
}

export const holds = () => count('SELECT count(*) FROM member') === 500;
