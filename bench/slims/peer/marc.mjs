import { count, go } from './library.mjs';

let records = 0;

export async function run(person) {
  const { page } = person;
  await go(person, 'Bibliography', 'MARC Export');
  await person.click(page.locator('#mainContent').getByText('Batch Export'), 'Batch Export', () =>
    page.locator('[name=doExport]').first().waitFor(),
  );
  await person.click(
    page.locator('[name=doExport]').first(),
    'Export Now',
    async () => (records = (await person.received()).filter((byte) => byte === 0x1d).length),
  );
}

export const holds = () => records === count('SELECT count(*) FROM biblio');
