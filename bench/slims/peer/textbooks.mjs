import { pupils, textbook } from '../things.mjs';
import { count, go, home, textbookCode } from './library.mjs';

let lent = 0;

export async function run(person) {
  const { page } = person;
  await go(person, 'Circulation');
  const desk = page.frameLocator('#listsFrame');
  const member = page.locator('#mainContent #memberID, #mainContent [name=memberID]').first();
  for (const [n, pupil] of pupils().slice(0, textbook.copies).entries()) {
    const number = textbookCode(n + 1);
    await person.scan(member, pupil.number, 'the card of a pupil is scanned: Start Transaction', () =>
      desk.locator('#tempLoanID').waitFor(),
    );
    await person.scan(desk.locator('#tempLoanID'), number, 'their book is scanned: Loan', () =>
      desk.getByText(number).waitFor(),
    );
    await person.key('Escape', 'Escape: Finish Transaction', () =>
      page.locator('#mainContent').getByText('is completed').waitFor(),
    );
  }
  lent = count("SELECT count(*) FROM loan WHERE item_code LIKE 'GK%' AND is_lent = 1 AND is_return = 0");
  await person.click(
    page.locator('#sidepan a').getByText('Quick Return', { exact: true }),
    'Quick Return, in the menu at the left',
    () => page.locator('#quickReturnID').waitFor(),
  );
  for (let n = 1; n <= textbook.copies; n++)
    await person.scan(page.locator('#quickReturnID'), textbookCode(n), 'a book is scanned: Return', () =>
      page
        .locator('#circulationLayer')
        .getByText(`Item ${textbookCode(n)} successfully`)
        .waitFor(),
    );
  await home(person);
}

export const holds = () =>
  lent === textbook.copies &&
  count("SELECT count(*) FROM loan WHERE item_code LIKE 'GK%' AND is_return = 1") === textbook.copies;
