import { sameSpot, type Locator } from '../locator';
import type { Say } from '../messages';
import type { Place } from '../navigator';
import { h } from './dom';

/** Milliseconds after which the chip leaves: long enough to be seen, short enough to be forgotten. */
const stays = 8000;

/**
 * The way back after a jump: a chip at the foot, which leaves after a page turn or a while. The key leads back also
 * when it is gone.
 */
export class Jumps {
  #from: Locator | undefined;
  /** Where the jump led; known with the first place told after it. */
  #landed: Locator | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly say: Say,
    /** Stays in the page when it is empty, so that screen readers hear what comes into it. */
    private readonly chip: HTMLElement,
    private readonly go: (to: Locator) => Promise<unknown>,
  ) {
    for (const [come, leave] of [
      ['pointerenter', 'pointerleave'],
      ['focusin', 'focusout'],
    ] as const) {
      chip.addEventListener(come, () => clearTimeout(this.#timer));
      chip.addEventListener(leave, () => this.#leaveSoon());
    }
  }

  /** Offers the way back to `from`; `here` is the place where the jump led, when it has been told already. */
  offer(from: Locator, here: Locator | undefined, pagesAreFixed: boolean): void {
    this.#from = from;
    this.#landed = here && !sameSpot(from, here) ? here : undefined;
    this.chip.replaceChildren(
      h(
        'button',
        { type: 'button', onclick: () => this.back() },
        h('span', { 'aria-hidden': 'true' }, '↩ '),
        this.say('jumped.back', this.#nameOf(from, pagesAreFixed)),
      ),
    );
    this.#leaveSoon();
  }

  #nameOf({ title, locations }: Locator, pagesAreFixed: boolean): string {
    if (pagesAreFixed && locations.position) return this.say('jumped.page', locations.position);
    return title ? `“${title}”` : this.say('jumped.place');
  }

  /** The engine tells each place it shows; one that is neither the start nor the end of the jump is a turned page. */
  moved({ locator }: Place): void {
    if (!this.chip.firstChild || !this.#from) return;
    if (!this.#landed) this.#landed = sameSpot(this.#from, locator) ? undefined : locator;
    else if (!sameSpot(this.#landed, locator)) this.hush();
  }

  /** Goes back to where the last jump began. */
  back(): void {
    const to = this.#from;
    this.#from = undefined;
    this.hush();
    if (to) void this.go(to);
  }

  hush(): void {
    clearTimeout(this.#timer);
    this.chip.replaceChildren();
  }

  #leaveSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hush(), stays);
  }
}
