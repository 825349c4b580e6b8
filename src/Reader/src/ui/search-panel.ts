import type { Say } from '../messages';
import type { Found, Navigator } from '../navigator';
import { h } from './dom';
import { Drawer } from './drawer';

/** Milliseconds of no typing after which one means it. */
const pause = 300;
/** More than anybody looks through; a common word has thousands. */
const most = 300;

/** "Tìm trong sách": what is found comes as it is found; typing on ends the look that is under way. */
export class SearchPanel {
  readonly #drawer: Drawer;
  readonly #field: HTMLInputElement;
  readonly #status = h('p', { role: 'status' });
  readonly #list = h('ol', { class: 'reader-found' });
  #looking = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  constructor(
    private readonly say: Say,
    /** The one on screen: a book that was opened anew has another. */
    private readonly navigator: () => Navigator | undefined,
    private readonly chosen: (found: Found) => void,
    /** Page that understands other spellings, short names and words that stand apart. */
    private readonly inside?: string,
  ) {
    this.#field = h('input', {
      type: 'search',
      class: 'reader-field',
      'aria-label': say('search'),
      placeholder: say('search.hint'),
      autocomplete: 'off',
      enterkeyhint: 'search',
    });
    this.#field.addEventListener('input', () => this.#lookSoon());
    const form = h('form', { role: 'search' }, this.#field);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      if (this.#asked === this.#query) this.#list.querySelector<HTMLElement>('a')?.click();
      else void this.#look();
    });
    this.#drawer = new Drawer(say, 'search', form, this.#status, this.#list);
    this.#drawer.element.addEventListener('keydown', (event) => this.#walk(event));
  }

  get element(): HTMLDialogElement {
    return this.#drawer.element;
  }

  /** @param typed what was typed before the panel was there */
  open(typed: string): void {
    this.#drawer.open();
    this.#field.focus();
    this.#field.select();
    if (!typed) return;
    this.#field.value = typed;
    this.#lookSoon();
  }

  #lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), pause);
  }

  get #query(): string {
    return this.#field.value.trim().normalize('NFC');
  }

  async #look(): Promise<void> {
    const query = this.#query;
    this.#looking.abort();
    const { signal } = (this.#looking = new AbortController());
    this.#asked = query;
    this.#list.replaceChildren();
    if (query.length < 2) return void (this.#status.textContent = '');
    this.#status.textContent = this.say('search.looking');
    let count = 0;
    try {
      let label: string | undefined;
      for await (const found of this.navigator()?.find?.(query, signal) ?? []) {
        if (signal.aborted) return;
        this.#list.append(this.#line(found, found.label === label ? undefined : found.label));
        label = found.label;
        if (++count >= most) break;
      }
      if (signal.aborted) return;
      this.#status.textContent = this.#sum(count, query);
      if (count === 0 && this.inside) this.#list.append(this.#wider(this.inside, query));
    } catch (error) {
      if (signal.aborted) return;
      console.warn(error);
      this.#status.textContent = this.say('search.failed');
    }
  }

  #sum(count: number, query: string): string {
    if (count === 0) return this.say('search.none', query);
    return this.say(count >= most ? 'search.many' : 'search.count', count);
  }

  #wider(inside: string, query: string): HTMLElement {
    return h('li', {}, h('a', { href: `${inside}?q=${encodeURIComponent(query)}` }, this.say('search.inside')));
  }

  #line(found: Found, label: string | undefined): HTMLElement {
    const { before, match, after } = found.excerpt;
    return h(
      'li',
      {},
      label ? h('b', { dir: 'auto' }, label) : undefined,
      h(
        'a',
        {
          href: '#',
          dir: 'auto',
          onclick: (event) => {
            event.preventDefault();
            this.#drawer.close();
            this.chosen(found);
          },
        },
        before,
        h('mark', {}, match),
        after,
      ),
    );
  }

  /** Up and down go through what was found, as in every list under a field. */
  #walk(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [this.#field, ...this.#list.querySelectorAll<HTMLElement>('a')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#looking.abort();
  }
}
