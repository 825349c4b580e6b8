import type { ShownPage } from '../../navigator';
import type { Share } from '../extent';
import type { Look } from './look';
import type { Target } from './target';
import type { Stop, Unit } from './units';

/** What the page on screen is, for the place and for what wants to read it. */
export interface Spot {
  readonly unit: Unit;
  /** The first thing on the page. */
  readonly range: Range | null;
  /** Where the page begins in the unit, and what share of the unit it shows. */
  readonly into: Share;
  readonly size: Share;
  readonly page: number;
  readonly pages: number;
}

/** A stop of the book drawn on the stage, a screen at a time. */
export interface View {
  readonly stop: Stop;
  readonly element: HTMLElement;
  /** False for the quiet page that stands for a part which could not be fetched. */
  readonly isWhole: boolean;
  readonly pages: number;
  readonly page: number;
  /** True where a turn inside the view can be drawn as a sideways slide in the order of pages. */
  readonly slides: boolean;
  load(): Promise<void>;
  show(page: number): void;
  /** Moves what is shown sideways by so many pixels, while a finger drags. */
  shift(pixels: number): void;
  pageOf(target: Target): number;
  /** Lays out again; the first words of the page stay on it. */
  layOut(look: Look): void;
  spot(): Spot;
  shown(): ShownPage[];
  focus(): void;
  readonly hasFocus: boolean;
  destroy(): void;
}
