import type { Say } from '../messages';
import type { Found } from '../navigator';
import { h, iconButton } from './dom';

export interface FindEvents {
  /** Looks through the publication; ends when `signal` is aborted. */
  find(query: string, signal: AbortSignal): AsyncIterable<Found>;
  go(found: Found): void;
  /** Where one is now; the first place from here on is looked at first. */
  here(): number;
  closed(): void;
}

/** More places than anybody looks at. */
const most = 1000;

/** Finds words in the publication: a row over the page; results come while it looks. */
export class FindPanel {
  readonly element: HTMLElement;
  readonly #words: HTMLInputElement;
  readonly #count = h('output', { class: 'find-count' });
  #looking: AbortController | undefined;
  #query = '';
  #found: Found[] = [];
  #at = -1;
  #isWhole = false;

  constructor(
    private readonly say: Say,
    private readonly events: FindEvents,
  ) {
    this.#words = h('input', {
      type: 'search',
      'aria-label': say('find.words'),
      placeholder: say('find.words'),
      autocomplete: 'off',
      enterkeyhint: 'search',
    });
    this.#count.setAttribute('aria-live', 'polite');
    this.element = h(
      'form',
      { class: 'reader-panel reader-find', role: 'search', 'aria-label': say('find'), hidden: true },
      this.#words,
      this.#count,
      iconButton('up', say('find.previous'), () => this.#step(-1)),
      iconButton('down', say('find.next'), () => this.#step(1)),
      iconButton('close', say('close'), () => this.close()),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#step(1);
    });
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
      else if (event.key === 'Enter' && event.shiftKey) {
        event.preventDefault();
        this.#step(-1);
      }
    });
    this.#words.addEventListener('input', () => this.#stop());
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(): void {
    this.element.hidden = false;
    this.#words.focus();
    this.#words.select();
  }

  close(): void {
    if (!this.isOpen) return;
    this.#stop();
    this.element.hidden = true;
    this.events.closed();
  }

  #stop(): void {
    this.#looking?.abort();
    this.#looking = undefined;
    this.#query = '';
    this.#count.textContent = '';
  }

  #step(by: 1 | -1): void {
    const query = this.#words.value.trim();
    if (!query) return;
    if (query !== this.#query) return void this.#look(query);
    const count = this.#found.length;
    if (!count) return;
    this.#at = (this.#at + by + count) % count;
    this.#go();
  }

  async #look(query: string): Promise<void> {
    this.#stop();
    const looking = (this.#looking = new AbortController());
    this.#query = query;
    [this.#found, this.#at, this.#isWhole] = [[], -1, false];
    const here = this.events.here();
    this.#tell();
    try {
      for await (const found of this.events.find(query, looking.signal)) {
        if (looking.signal.aborted) return;
        this.#found.push(found);
        if (this.#at < 0 && (found.locator.locations.position ?? here) >= here) this.#begin(this.#found.length - 1);
        if (this.#found.length >= most) break;
        if (this.#found.length % 20 === 0) this.#tell();
      }
    } catch (error) {
      console.warn(error);
    }
    if (looking.signal.aborted) return;
    this.#isWhole = true;
    if (this.#at < 0 && this.#found.length) this.#begin(0);
    this.#tell();
  }

  #begin(at: number): void {
    this.#at = at;
    this.#go();
  }

  #go(): void {
    const found = this.#found[this.#at];
    if (found) this.events.go(found);
    this.#tell();
  }

  #tell(): void {
    const count = this.#found.length;
    const isMore = count >= most || !this.#isWhole;
    this.#count.textContent = count
      ? this.say(isMore ? 'find.many' : 'find.count', Math.max(0, this.#at) + 1, count)
      : this.say(this.#isWhole ? 'find.none' : 'find.looking');
  }
}
