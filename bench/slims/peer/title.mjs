import { newTitle } from '../things.mjs';
import { count, go } from './library.mjs';

export async function run(person) {
  const { page } = person;
  const form = page.locator('#mainForm');
  await go(person, 'Bibliography');
  await person.click(page.getByRole('link', { name: 'Add New Bibliography' }).last(), 'Add New Bibliography', () =>
    form.locator('#title').waitFor(),
  );
  await person.type(form.locator('#title'), newTitle.name, 'Title');
  const popup = page.frameLocator('iframe.cboxIframe');
  await person.click(page.getByRole('link', { name: 'Add Author(s)' }), 'Add Author(s)', () =>
    popup.locator('#search_str').waitFor(),
  );
  await person.scan(popup.locator('#search_str'), newTitle.people, 'Author Name, Enter: Insert To Bibliography', () =>
    page.frameLocator('#authorIframe').getByText(newTitle.people).waitFor(),
  );
  await person.click(page.locator('#cboxClose'), 'the window of authors is closed', () =>
    page.locator('#cboxOverlay').waitFor({ state: 'hidden' }),
  );
  await person.choose(form.locator('[name=itemCodePattern]'), 'TK00000', 'pattern of item codes');
  await person.type(form.locator('[name=totalItems]'), `${newTitle.copies}`, 'Total item(s)');
  await person.click(form.locator('[data-target="#batchItemDetail"]'), 'Options of the copies', () =>
    form.locator('[name=price]').waitFor(),
  );
  await person.type(form.locator('[name=price]'), newTitle.price, 'Price');
  await person.type(form.locator('[name=isbn_issn]'), newTitle.isbn, 'ISBN/ISSN');
  const publishers = page.locator('#publisherID_chzn');
  await person.click(publishers.locator('a').first(), 'the list of publishers', () =>
    publishers.locator('.chzn-search input').waitFor(),
  );
  await person.type(publishers.locator('.chzn-search input'), newTitle.publisher, 'Publisher');
  const offered = publishers.locator('.chzn-results li').getByText(newTitle.publisher, { exact: true }).last();
  await person.click(offered, 'the publisher, in the list');
  await person.type(form.locator('[name=year]'), newTitle.year, 'Publishing Year');
  await person.scan(form.locator('[name=callNumber]'), newTitle.classMark, 'Call Number, Enter: Save', () =>
    page.frameLocator('#itemIframe').getByText('TK', { exact: false }).first().waitFor(),
  );
}

export const holds = () =>
  count(
    `SELECT count(*) FROM item i JOIN biblio b USING (biblio_id) JOIN biblio_author a USING (biblio_id) JOIN mst_publisher p USING (publisher_id) WHERE b.title = '${newTitle.name}' AND b.call_number = '${newTitle.classMark}' AND i.price = ${newTitle.price}`,
  ) === newTitle.copies;
