import type { ShownPage } from '../../navigator';
import type { Look } from './look';
import type { Target } from './target';
import type { Spot } from './view';

/** A way to show a book: page by page, or as a roll. */
export interface Mode {
  readonly element: HTMLElement;
  readonly flow: 'pages' | 'scroll';
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** Where one is; nothing while the page stands for a part that has not come. */
  readonly spot: Spot | undefined;
  readonly shown: readonly ShownPage[];
  readonly hasFocus: boolean;
  goTo(target: Target): Promise<void>;
  turn(by: 1 | -1): Promise<void>;
  /** A few lines on or back, in a roll. */
  nudge(by: 1 | -1): void;
  layOut(look: Look): void;
  /** Ends what is still moving: somebody wants to go on. */
  hurry(): void;
  /** A finger drags by so many pixels; the page follows where it can. */
  drag(pixels: number): void;
  /** The finger let go without a turn. */
  letGo(): void;
  focus(): void;
  destroy(): void;
}
