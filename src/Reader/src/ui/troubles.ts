import type { Say } from '../messages';
import type { ReaderError } from '../navigator';
import { h } from './dom';

/** Milliseconds between the tries that nobody asked for; the last one goes on. */
const pauses = [3000, 6000, 12_000, 30_000];

/**
 * A part of the book that could not be fetched: a message in the page with a way to try again, there until the part is,
 * or until its reader has gone elsewhere. It tries again by itself, at once when the network comes back.
 */
export class Troubles {
  readonly element = h('div', { class: 'reader-trouble', role: 'alert', hidden: true });
  readonly #stop = new AbortController();
  #retry: (() => void) | undefined;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Something was asked for since the message came: the next place that is told is the answer to it. */
  #asked = false;

  constructor(private readonly say: Say) {
    addEventListener('online', () => this.#again(), { signal: this.#stop.signal });
  }

  /** While it is so, the place on screen is not the place of a reader. */
  get isOpen(): boolean {
    return !this.element.hidden;
  }

  show({ fault }: ReaderError, retry: () => void): void {
    this.#retry = retry;
    this.#asked = false;
    if (!this.isOpen) {
      this.element.replaceChildren(
        h('p', {}, this.say(fault === 'offline' ? 'part.offline' : 'part.missing')),
        h('button', { type: 'button', class: 'btn', onclick: () => this.#again() }, this.say('retry')),
      );
      this.element.hidden = false;
    }
    clearTimeout(this.#timer);
    const pause = pauses[Math.min(this.#tries++, pauses.length - 1)];
    this.#timer = setTimeout(() => this.#again(), pause);
  }

  /** Its reader turned a page or chose another part. */
  leaving(): void {
    this.#asked = true;
  }

  /** The engine shows a place. True when the message is gone and the place counts. */
  moved(): boolean {
    if (!this.isOpen) return true;
    if (!this.#asked) return false; // the empty page of the part that did not come
    this.hush();
    return true;
  }

  hush(): void {
    clearTimeout(this.#timer);
    this.#retry = undefined;
    this.#asked = false;
    this.#tries = 0;
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  stop(): void {
    this.hush();
    this.#stop.abort();
  }

  #again(): void {
    clearTimeout(this.#timer);
    this.#asked = true;
    this.#retry?.();
  }
}
