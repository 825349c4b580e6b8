import type { Appearance } from '../../appearance';
import type { Size } from './page-size';

/** What pages are laid out with: the reader's choice, and the room there is. */
export interface Look {
  readonly appearance: Appearance;
  readonly language: string;
  readonly screen: Size;
  /** The order of pages. */
  readonly rightToLeft: boolean;
}
