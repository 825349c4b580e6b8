import type { Locator } from './locator';
import type { Navigator, Place } from './navigator';
import type { Frame } from './ui/frame';
import type { Jumps } from './ui/jumps';
import type { Command } from './ui/keyboard';
import type { Troubles } from './ui/troubles';

export interface Surroundings {
  readonly frame: Frame;
  readonly jumps: Jumps;
  readonly troubles: Troubles;
  navigator(): Navigator | undefined;
  place(): Place | undefined;
  /** True where pages roll instead of turning. */
  rolls(): boolean;
  /** Its reader turns a page. */
  turning(): void;
}

/** Going elsewhere in the book because its reader said so: turning, rolling, jumping and the way back. */
export class Moves {
  constructor(private readonly around: Surroundings) {}

  /** Does what a command of moving says; false for any other. */
  do(command: Command): boolean {
    const { around } = this;
    const forward = around.navigator()?.direction === 'rtl' ? 'left' : 'right';
    const acts: Partial<Record<Command, () => void>> = {
      left: () => this.#turn(forward === 'left' ? 1 : -1),
      right: () => this.#turn(forward === 'right' ? 1 : -1),
      up: () => this.#roll(-1),
      down: () => this.#roll(1),
      next: () => this.#turn(1),
      space: () => this.#turn(1),
      previous: () => this.#turn(-1),
      start: () => this.toProgress(0),
      end: () => this.toProgress(1),
      back: () => around.jumps.back(),
    };
    acts[command]?.();
    return command in acts;
  }

  #roll(by: 1 | -1): void {
    if (this.around.rolls()) void this.around.navigator()?.nudge(by).catch(console.warn);
    else this.#turn(by);
  }

  #turn(by: 1 | -1): void {
    this.around.turning();
    const navigator = this.around.navigator();
    this.#leave(by === 1 ? navigator?.next() : navigator?.previous());
  }

  toProgress(progress: number): void {
    this.#leave(this.around.navigator()?.goToProgress(progress));
  }

  #leave(work: Promise<unknown> | undefined): void {
    if (!work) return;
    this.around.troubles.leaving();
    void this.around.frame.wait(work).catch(console.warn);
  }

  async to(target: Locator | string): Promise<boolean> {
    const navigator = this.around.navigator();
    if (!navigator) return false;
    this.around.troubles.leaving();
    const went = await this.around.frame.wait(navigator.goTo(target));
    navigator.focus();
    return went;
  }

  /** Turns to words that a search found and marks them; false where they are not found again: the page is open all the same. */
  async toQuote(words: string): Promise<boolean> {
    const mark = this.around.navigator()?.mark?.(words);
    return mark === undefined || this.around.frame.wait(mark).catch(() => false);
  }

  /** Goes there and offers the way back. */
  async jump(target: Locator | string): Promise<void> {
    const from = this.around.place()?.locator;
    if ((await this.to(target)) && from) this.offerReturn(from);
  }

  offerReturn(from: Locator): void {
    this.around.jumps.offer(from, this.around.place()?.locator, this.around.navigator()?.layout === 'fixed');
  }
}
