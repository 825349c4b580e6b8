import type { Say } from '../messages';
import type { TocEntry } from '../navigator';
import { h, iconButton } from './dom';

/** The table of contents, over the page. */
export class ContentsPanel {
  readonly element: HTMLDialogElement;
  readonly #list = h('nav', {});
  #entries: readonly TocEntry[] | undefined;
  #current: TocEntry | undefined;

  constructor(
    private readonly say: Say,
    private readonly chosen: (href: string) => void,
  ) {
    this.#list.setAttribute('aria-label', say('contents'));
    this.element = h(
      'dialog',
      { class: 'reader-panel reader-contents', 'aria-labelledby': 'reader-contents-title' },
      h(
        'header',
        {},
        h('h2', { id: 'reader-contents-title' }, say('contents')),
        iconButton('close', say('close'), () => this.element.close()),
      ),
      this.#list,
    );
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) this.element.close();
    });
  }

  async open(entries: Promise<readonly TocEntry[]>, current: TocEntry | undefined): Promise<void> {
    this.#current = current;
    if (!this.#entries) this.#list.replaceChildren(h('p', { role: 'status' }, this.say('contents.loading')));
    this.element.showModal();
    this.#entries = await entries.catch(() => []);
    this.#list.replaceChildren(
      this.#entries.length ? this.#listOf(this.#entries) : h('p', {}, this.say('contents.none')),
    );
    const here = this.#list.querySelector<HTMLElement>('[aria-current]');
    here?.scrollIntoView({ block: 'center' });
    (here ?? this.#list.querySelector<HTMLElement>('a'))?.focus();
  }

  #listOf(entries: readonly TocEntry[]): HTMLElement {
    return h(
      'ol',
      {},
      ...entries.map((entry) =>
        h('li', {}, this.#line(entry), entry.children.length ? this.#listOf(entry.children) : undefined),
      ),
    );
  }

  #line(entry: TocEntry): HTMLElement {
    const { href } = entry;
    if (!href) return h('span', {}, entry.label);
    return h(
      'a',
      {
        href: '#',
        ...(entry === this.#current ? { 'aria-current': 'true' } : {}),
        onclick: (event) => {
          event.preventDefault();
          this.element.close();
          this.chosen(href);
        },
      },
      entry.label,
    );
  }
}
