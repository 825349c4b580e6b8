import type { Say } from '../messages';
import type { Place, Thumbnails } from '../navigator';
import { h, iconButton } from './dom';

export interface PageEvents {
  /** False when there is no such page. */
  go(page: string): Promise<boolean>;
  /** To a page by its place in the file, which labels may share. */
  turn(page: number): Promise<unknown>;
}

const width = 120;

/** "Đi tới trang": a number to type, and small pictures of all pages, drawn one after another as they come into sight. */
export class PagePanel {
  readonly element: HTMLDialogElement;
  readonly #number: HTMLInputElement;
  readonly #total = h('span', {});
  readonly #fault = h('p', { class: 'reader-fault-line', id: 'reader-goto-fault', hidden: true });
  readonly #grid = h('div', { class: 'reader-thumbs' });
  #waiting: HTMLElement[] = [];
  #isDrawing = false;
  #sight: IntersectionObserver | undefined;
  #place: Place | undefined;

  constructor(
    private readonly say: Say,
    private readonly thumbnails: Thumbnails | undefined,
    private readonly events: PageEvents,
  ) {
    this.#number = h('input', { type: 'text', autocomplete: 'off', enterkeyhint: 'go', size: '6', maxlength: '20' });
    this.#number.setAttribute('aria-describedby', 'reader-goto-fault');
    this.#fault.setAttribute('role', 'alert');
    const form = h(
      'form',
      { class: 'reader-goto' },
      h('label', {}, say('goTo.page'), this.#number),
      this.#total,
      h('button', { class: 'btn' }, say('goTo.go')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#go(this.#number.value);
    });
    this.element = h(
      'dialog',
      { class: 'reader-panel reader-pages', 'aria-labelledby': 'reader-pages-title' },
      h(
        'header',
        {},
        h('h2', { id: 'reader-pages-title' }, say('goTo')),
        iconButton('close', say('close'), () => this.element.close()),
      ),
      form,
      this.#fault,
      this.#grid,
    );
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) this.element.close();
    });
    this.element.addEventListener('close', () => this.#clear());
    this.#grid.addEventListener('keydown', (event) => this.#moved(event));
  }

  open(place: Place): void {
    this.#place = place;
    this.#number.value = place.pageLabel ?? String(place.position);
    this.#total.textContent = this.say('goTo.of', place.total);
    this.#say(undefined);
    this.element.showModal();
    this.#number.focus();
    this.#number.select();
    this.#fill(place);
  }

  async #go(page: string): Promise<void> {
    if (await this.events.go(page)) this.element.close();
    else this.#say(this.say('goTo.unknown', page.trim(), this.#place?.total ?? 1));
  }

  #say(fault: string | undefined): void {
    this.#fault.hidden = fault === undefined;
    this.#fault.textContent = fault ?? '';
    this.#number.setAttribute('aria-invalid', String(fault !== undefined));
  }

  #fill({ position }: Place): void {
    const { thumbnails } = this;
    if (!thumbnails) return;
    const pages = Array.from({ length: thumbnails.count() }, (_, i) => this.#button(i + 1, i + 1 === position));
    this.#grid.replaceChildren(...pages);
    this.#sight = new IntersectionObserver((entries) => this.#seen(entries), { root: this.#grid, rootMargin: '30%' });
    for (const page of pages) this.#sight.observe(page);
    pages[position - 1]?.scrollIntoView({ block: 'center' });
  }

  #button(page: number, isCurrent: boolean): HTMLButtonElement {
    const label = this.thumbnails?.label(page) ?? String(page);
    return h(
      'button',
      {
        type: 'button',
        'data-page': String(page),
        tabindex: isCurrent ? '0' : '-1',
        ...(isCurrent ? { 'aria-current': 'true' } : {}),
        onclick: () => void this.#turn(page),
      },
      h('span', { class: 'reader-thumb', 'aria-hidden': 'true' }),
      h('span', {}, label),
    );
  }

  async #turn(page: number): Promise<void> {
    this.element.close();
    await this.events.turn(page);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const button = target as HTMLElement;
      this.#waiting = this.#waiting.filter((other) => other !== button);
      if (isIntersecting && !button.querySelector('canvas')) this.#waiting.push(button);
    }
    void this.#draw();
  }

  /** One at a time, so that a phone keeps breathing. */
  async #draw(): Promise<void> {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    for (let button = this.#waiting.shift(); button; button = this.#waiting.shift()) {
      const canvas = await this.thumbnails?.draw(Number(button.dataset['page']), width).catch(() => undefined);
      if (canvas && button.isConnected) button.firstElementChild?.replaceChildren(canvas);
    }
    this.#isDrawing = false;
  }

  /** Arrows, Home and End go from picture to picture; Tab leaves them. */
  #moved(event: KeyboardEvent): void {
    const pages = [...this.#grid.querySelectorAll('button')];
    const at = pages.indexOf(event.target as HTMLButtonElement);
    const first = pages[0]?.offsetTop;
    const row = pages.filter((page) => page.offsetTop === first).length || 1;
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row };
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? pages.length - 1 : at + (steps[event.key] ?? 0);
    const page = pages[to];
    if (at < 0 || to === at || !page) return;
    event.preventDefault();
    for (const other of pages) other.tabIndex = other === page ? 0 : -1;
    page.focus();
  }

  #clear(): void {
    this.#sight?.disconnect();
    this.#waiting = [];
    this.#grid.replaceChildren();
  }
}
