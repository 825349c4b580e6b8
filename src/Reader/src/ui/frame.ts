import type { NextFile, ReaderConfig } from '../config';
import type { Say } from '../messages';
import type { BookTitle, Place } from '../navigator';
import { spoken, whereIs } from '../where';
import { h, icon, iconButton } from './dom';

export interface FrameEvents {
  readonly contents: () => void;
  readonly search: () => void;
  readonly listen: () => void;
  readonly display: () => void;
  readonly more: () => void;
  readonly left: () => void;
  readonly right: () => void;
  readonly scrubbed: (progress: number) => void;
}

/** The page's fixed parts: one thin row of tools, the page with its two buttons, and the row that says where one is. */
export class Frame {
  readonly host = h('div', { class: 'reader-host' });
  readonly contents: HTMLButtonElement;
  readonly search: HTMLButtonElement;
  readonly listen: HTMLButtonElement;
  readonly display: HTMLButtonElement;
  readonly more: HTMLButtonElement;
  readonly page: HTMLElement;
  /** A short word at the foot in place of the chapter's name, so that it covers no text. */
  readonly chip = h('div', { class: 'reader-chip', role: 'status' });
  /** Where the last page leads on; in place of the chapter's name, too. */
  readonly #next: HTMLAnchorElement | undefined;
  readonly #bar: HTMLElement;
  readonly #foot: HTMLElement;
  readonly #title: HTMLHeadingElement;
  readonly #left: HTMLButtonElement;
  readonly #right: HTMLButtonElement;
  readonly #chapter = h('span', { class: 'reader-chapter', dir: 'auto' });
  readonly #position = h('span', { class: 'reader-position' });
  readonly #minutes = h('span', { class: 'reader-minutes' });
  readonly #scrub: HTMLInputElement;
  #soon = 0;

  constructor(
    private readonly say: Say,
    { title, back, next, loan }: Pick<ReaderConfig, 'title' | 'back' | 'next' | 'loan'>,
    events: FrameEvents,
  ) {
    this.#next = next && this.#leadOn(next);
    this.contents = iconButton('contents', say('contents'), events.contents);
    this.search = iconButton('search', say('search'), events.search);
    this.listen = iconButton('listen', say('listen'), events.listen);
    this.display = iconButton('display', say('display'), events.display);
    this.more = iconButton('more', say('more'), events.more);
    for (const button of [this.listen, this.display, this.more]) button.setAttribute('aria-expanded', 'false');
    // Shown when the engine can look, and when there is a voice or a recording.
    this.search.hidden = true;
    this.listen.hidden = true;
    this.#left = this.#turner('left', events.left);
    this.#right = this.#turner('right', events.right);
    this.#scrub = h('input', {
      type: 'range',
      class: 'reader-scrub',
      min: '0',
      max: '1000',
      value: '0',
      'aria-label': say('position'),
    });
    this.#scrub.addEventListener('change', () => events.scrubbed(this.#scrub.valueAsNumber / 1000));
    this.#title = h('h1', {}, title);
    this.page = h('main', { class: 'reader-page', id: 'main' }, this.#left, this.host, this.#right);
    this.#bar = h(
      'header',
      { class: 'reader-bar' },
      h('a', { class: 'ic', href: back, 'aria-label': say('back'), title: say('back') }, icon('back')),
      this.#title,
      loan ? h('p', { class: 'reader-loan' }, loan.left) : undefined,
      h('div', { class: 'reader-tools' }, this.contents, this.search, this.listen, this.display, this.more),
    );
    this.#foot = h(
      'footer',
      { class: 'reader-foot' },
      this.#next,
      this.chip,
      this.#chapter,
      this.#scrub,
      this.#position,
      this.#minutes,
    );
    this.host.setAttribute('aria-label', say('book'));
    this.host.setAttribute('role', 'region');
  }

  #leadOn({ address, title }: NextFile): HTMLAnchorElement {
    const word = h('span', { class: 'roomy' }, `${this.say('nextFile')}: `);
    const label = `${this.say('nextFile')}: ${title}`;
    return h(
      'a',
      { class: 'reader-next', href: address, hidden: true, 'aria-label': label },
      h('span', {}, word, title),
      icon('right', 18),
    );
  }

  #turner(side: 'left' | 'right', pressed: () => void): HTMLButtonElement {
    return h('button', { type: 'button', class: `ic reader-turn reader-${side}`, onclick: pressed }, icon(side, 28));
  }

  /** The parts in their order; `row` stands between the page and the foot. */
  around(row: HTMLElement): HTMLElement[] {
    return [this.#bar, this.page, row, this.#foot];
  }

  displayClosed(): void {
    this.display.ariaExpanded = 'false';
    this.display.focus();
  }

  /** The title over the page runs as the book says, unless it was given another one here. */
  titled(title: BookTitle | undefined): void {
    if (!title || title.text !== this.#title.textContent) return;
    if (title.direction) this.#title.dir = title.direction;
    if (title.language) this.#title.lang = title.language;
  }

  /** In a right-to-left book the next page lies to the left. */
  face(direction: 'ltr' | 'rtl'): void {
    const [left, right] = direction === 'ltr' ? (['previous', 'next'] as const) : (['next', 'previous'] as const);
    for (const [button, key] of [
      [this.#left, left],
      [this.#right, right],
    ] as const) {
      button.setAttribute('aria-label', this.say(key));
      button.title = this.say(key);
      button.dataset['turn'] = key;
    }
    this.#scrub.dir = direction;
  }

  /** The words that say where one is open the way to another page, where pages have numbers. */
  offerPages(open: (() => void) | undefined): void {
    const button = this.#position.closest('button');
    if (!open) return button?.replaceWith(this.#position);
    if (button) return;
    const around = h('button', { type: 'button', class: 'reader-where', title: this.say('goTo'), onclick: open });
    this.#position.before(around);
    around.append(h('span', { class: 'vh' }, `${this.say('goTo')}: `), this.#position);
  }

  /** Says where one is, and gives it in one line. */
  show(place: Place, pagesAreFixed: boolean): string {
    const where = whereIs(place, pagesAreFixed, this.say);
    this.#chapter.textContent = place.entry?.label ?? '';
    this.#position.replaceChildren(
      where.percent,
      ...(where.page ? [' · ', where.page] : []),
      ...(where.of ? [h('span', { class: 'roomy' }, ` ${where.of}`)] : []),
      ...(where.printed ? [h('span', { class: 'roomy' }, ` · ${where.printed}`)] : []),
    );
    if (this.#next) this.#next.hidden = !place.atEnd;
    this.#minutes.textContent = place.minutesLeft ? this.say('minutesLeft', place.minutesLeft) : '';
    this.#scrub.value = String(
      Math.round((place.atEnd ? 1 : (place.locator.locations.totalProgression ?? place.progress)) * 1000),
    );
    const line = spoken(place, where);
    this.#scrub.setAttribute('aria-valuetext', line);
    for (const button of [this.#left, this.#right])
      // not disabled: a button that vanishes under the finger takes the focus with it
      button.setAttribute('aria-disabled', String(button.dataset['turn'] === 'next' ? place.atEnd : place.atStart));
    return line;
  }

  /** A thread at the upper edge while something is on its way that one waits for. */
  busy(on: boolean): void {
    clearTimeout(this.#soon);
    this.page.toggleAttribute('data-busy', on);
  }

  /** Shows that it is being worked on what takes longer than a page should. */
  async wait<T>(work: Promise<T>): Promise<T> {
    clearTimeout(this.#soon);
    this.#soon = window.setTimeout(() => this.busy(true), 400);
    return work.finally(() => this.busy(false));
  }
}
