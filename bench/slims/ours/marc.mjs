import { catalogue } from '../things.mjs';
import { go } from './library.mjs';

let records = 0;

export async function run(person) {
  const { page } = person;
  await go(person, 'Mục lục sách in');
  await person.click(
    page.getByRole('link', { name: 'MARC 21 (.mrc)' }),
    'MARC 21 (.mrc)',
    async () => (records = (await person.received()).filter((byte) => byte === 0x1d).length),
  );
}

// The catalogue, the textbook and the title that was entered.
export const holds = () => records === catalogue.titles + 2 || records;
