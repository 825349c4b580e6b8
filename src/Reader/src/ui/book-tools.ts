import type { Say } from '../messages';
import type { Navigator, Place } from '../navigator';
import { h, iconButton } from './dom';
import { FindPanel } from './find-panel';
import { PagePanel } from './page-panel';

/** Tools that only some publications have: words to find, pages to go to. Asks the engine what it can do. */
export class BookTools {
  readonly #find: FindPanel | undefined;
  readonly #pages: PagePanel | undefined;
  readonly #added: HTMLElement[] = [];
  #place: Place | undefined;

  /** @param root the reader on its page: the panels are put there, the ways to them beside what is there already. */
  constructor(say: Say, root: HTMLElement, navigator: Navigator, wait: (work: Promise<unknown>) => void) {
    if (navigator.find)
      this.#find = new FindPanel(say, {
        find: (query, signal) => navigator.find?.(query, signal) ?? nothing(),
        go: (found) => wait(navigator.goTo(found.locator)),
        here: () => this.#place?.position ?? 1,
        closed: () => {
          void navigator.mark?.(undefined);
          navigator.focus();
        },
      });
    if (navigator.goToPage)
      this.#pages = new PagePanel(say, navigator.thumbnails, {
        go: async (page) => (await navigator.goToPage?.(page)) ?? false,
        turn: (page) => navigator.goTo(`page=${page}`),
      });
    for (const panel of [this.#find, this.#pages]) if (panel) this.#added.push(panel.element);
    root.append(...this.#added);
    if (this.#find) this.#offerFind(say, root);
    if (this.#pages) this.#offerPages(say, root);
  }

  #offerFind(say: Say, root: HTMLElement): void {
    const button = iconButton('find', say('find'), () => this.find());
    root.querySelector('.reader-tools')?.prepend(button);
    this.#added.push(button);
  }

  /** The words that say where one is open the way to another page. */
  #offerPages(say: Say, root: HTMLElement): void {
    const position = root.querySelector('.reader-position');
    const button = h('button', {
      type: 'button',
      class: 'reader-where',
      title: say('goTo'),
      onclick: () => this.goTo(),
    });
    position?.before(button);
    button.append(h('span', { class: 'vh' }, `${say('goTo')}: `), position ?? '');
  }

  moved(place: Place): void {
    this.#place = place;
  }

  find(): void {
    this.#find?.open();
  }

  goTo(): void {
    if (this.#place) this.#pages?.open(this.#place);
  }

  close(): void {
    for (const element of this.#added) element.remove();
    for (const button of document.querySelectorAll('.reader-where')) {
      const position = button.querySelector('.reader-position');
      if (position) button.replaceWith(position);
    }
  }
}

async function* nothing(): AsyncGenerator<never> {}
