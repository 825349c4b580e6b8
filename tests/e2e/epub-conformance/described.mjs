/* global getComputedStyle */
// What the page around a book says of it. A check answers nothing when all is well, else a short cause.
export const describedChecks = {
  /** The words over the page name the book as the package does. */
  async title({ open, book }) {
    const title = (await open.page.locator('h1').first().textContent()) ?? '';
    return title === book.title ? null : `"${title}" in place of "${book.title}"`;
  },

  /** Which way the title over the page runs. */
  async titleRuns({ open }, wanted) {
    const way = await open.page
      .locator('h1')
      .first()
      .evaluate((h1) => {
        const { direction, unicodeBidi } = getComputedStyle(h1);
        return unicodeBidi === 'plaintext' ? 'plaintext' : direction;
      });
    return way === wanted ? null : `runs ${way}`;
  },

  async creators({ manifest, book }) {
    const names = [manifest.metadata.author ?? [], manifest.metadata.contributor ?? []]
      .flat()
      .map((one) => one.name ?? one);
    return JSON.stringify(names.slice(0, book.creators.length)) === JSON.stringify(book.creators)
      ? null
      : JSON.stringify(names);
  },

  /** Something on the page or beside it says that a part is damaged. */
  async complains({ open }) {
    const said = await open.page.locator('[role="alert"], [role="status"]').filter({ visible: true }).allTextContents();
    return said.some((words) => words.trim()) ? null : 'nothing is said';
  },
};
