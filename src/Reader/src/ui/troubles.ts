import type { Say } from '../messages';
import type { ReaderError } from '../navigator';
import { h } from './dom';

/** What is on screen while a part is missing. */
export interface Surroundings {
  /** In a roll places are told also while the part is missing; page by page only when there is a page. */
  rolls(): boolean;
  /** The parts that are on screen, by their place in the reading order. */
  shown(): readonly number[];
}

/**
 * A part of the book that could not be fetched: a message in the page with a way to try again, there until the part is,
 * or until its reader has gone elsewhere. The engine tries again by itself too, at once when the network is back.
 */
export class Troubles {
  readonly element = h('div', { class: 'reader-trouble', role: 'alert', hidden: true });
  #before: readonly number[] = [];
  #asked = false;

  constructor(
    private readonly say: Say,
    private readonly around: Surroundings,
  ) {}

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  show({ fault }: ReaderError, retry: () => void): void {
    this.#asked = false;
    this.#before = this.around.shown();
    this.element.replaceChildren(
      h('p', {}, this.say(fault === 'offline' ? 'part.offline' : 'part.missing')),
      h('button', { type: 'button', class: 'btn', onclick: retry }, this.say('retry')),
    );
    // Where words are still to be read, they are not covered.
    this.element.toggleAttribute('data-low', this.around.rolls() && this.#before.length > 0);
    this.element.hidden = false;
  }

  /** Its reader turned a page or chose another part. */
  leaving(): void {
    this.#asked = true;
  }

  /** The engine shows a place: the part came, or its reader is elsewhere, unless a roll only moved a little. */
  moved(): void {
    if (!this.isOpen) return;
    const came = this.around.shown().some((part) => !this.#before.includes(part));
    if (came || this.#asked || !this.around.rolls()) this.hush();
  }

  hush(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
