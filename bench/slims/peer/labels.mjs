/* global document */
import { textbook } from '../things.mjs';
import { go } from './library.mjs';

let printed = 0;

export async function run(person) {
  const { page } = person;
  await go(person, 'Bibliography', 'Labels Printing');
  const main = page.locator('#mainContent');
  await person.scan(main.locator('[name=keywords]'), textbook.name, 'Search: the words of the title, Enter', () =>
    main.getByText('Found').waitFor(),
  );
  for (const side of [1, 2]) {
    if (side > 1)
      await person.click(
        main.locator('.paging-area a, .pagingList a').getByText('2', { exact: true }).first(),
        'page 2 of the list, which has 20 lines a page',
        () =>
          page.waitForFunction(
            () => document.querySelectorAll('#mainContent #dataList input[type=checkbox]').length === 10,
          ),
      );
    await person.click(main.locator('input.check-all').first(), 'Check All');
    await person.click(main.locator('input[value="Add To Print Queue"]').first(), 'Add To Print Queue', () =>
      page.waitForFunction(
        (queued) => document.querySelector('#queueCount').textContent === queued,
        side === 1 ? '20' : '30',
      ),
    );
  }
  const sheet = page.frameLocator('iframe.cboxIframe');
  await person.click(main.getByText('Print Labels for Selected Data'), 'Print Labels for Selected Data', () =>
    sheet.locator('.labelStyle').nth(29).waitFor(),
  );
  printed = await sheet.locator('.labelStyle').count();
}

export const holds = () => printed === textbook.copies;
