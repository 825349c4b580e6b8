import type { ShownPage } from '../../navigator';
import { share } from '../extent';
import type { Stop } from './units';
import type { Spot, View } from './view';

/** The quiet page that stands for a part which has not come. */
export class BlankView implements View {
  readonly element = document.createElement('div');
  readonly isWhole = false;
  readonly pages = 1;
  readonly page = 0;
  readonly slides = false;

  constructor(readonly stop: Stop) {
    this.element.className = 'stage-view stage-blank';
    this.element.tabIndex = -1;
  }

  get hasFocus(): boolean {
    return document.activeElement === this.element;
  }

  load(): Promise<void> {
    return Promise.resolve();
  }

  show(): void {
    // nothing to turn
  }

  shift(): void {
    // nothing to move
  }

  pageOf(): number {
    return 0;
  }

  layOut(): void {
    // nothing to lay out
  }

  spot(): Spot {
    return { unit: this.stop.units[0]!, range: null, into: share(0), size: share(1), page: 0, pages: 1 };
  }

  shown(): ShownPage[] {
    return [];
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  destroy(): void {
    this.element.remove();
  }
}
