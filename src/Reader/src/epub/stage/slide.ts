import { Tween } from './tween';
import type { View } from './view';

interface Around {
  width(): number;
  readonly rightToLeft: boolean;
  view(): View | undefined;
  /** The neighbouring view, if it is ready; shows the page that lies next to the one on stage. */
  neighbour(by: 1 | -1): View | undefined;
}

const calm = matchMedia('(pointer: coarse) and (prefers-reduced-motion: no-preference)');

/** The sideways movement of pages: under a finger, and to its end. Only ever drawn; what is read does not wait for it. */
export class Slide {
  #at = 0;
  #tween: Tween | undefined;

  constructor(private readonly around: Around) {}

  drag(pixels: number): void {
    this.#tween?.finish();
    this.#draw(pixels);
  }

  /** Moves on to the next page or the one before; at once where nothing should move. */
  async to(by: 1 | -1, leaves: boolean): Promise<void> {
    const view = this.around.view();
    if (!calm.matches || !view || (!leaves && !view.slides)) return;
    if (leaves && !this.around.neighbour(by)) return;
    await this.#move(this.#sign * -by * this.around.width());
  }

  back(): void {
    if (this.#at === 0) return;
    if (!calm.matches) this.reset();
    else void this.#move(0).then(() => this.reset());
  }

  finish(): void {
    this.#tween?.finish();
  }

  reset(): void {
    this.#at = 0;
    const view = this.around.view();
    if (!view) return;
    view.element.style.translate = '';
    view.shift(0);
    for (const by of [1, -1] as const) this.#aside(by);
  }

  get #sign(): 1 | -1 {
    return this.around.rightToLeft ? -1 : 1;
  }

  async #move(to: number): Promise<void> {
    this.#tween?.finish();
    const tween = new Tween(this.#at, to, (at) => this.#draw(at));
    this.#tween = tween;
    await tween.done;
    if (this.#tween === tween) this.#tween = undefined;
  }

  #draw(at: number): void {
    const view = this.around.view();
    if (!view) return;
    this.#at = at;
    const by = (at < 0 ? this.#sign : -this.#sign) as 1 | -1;
    const page = view.page + by;
    if (page >= 0 && page < view.pages) {
      if (view.slides) view.shift(-at);
      return;
    }
    const other = at === 0 ? undefined : this.around.neighbour(by);
    // at the book's end the page gives a little and comes back
    view.element.style.translate = `${other ? at : at / 5}px`;
    if (!other) return;
    other.element.classList.remove('stage-away');
    other.element.style.translate = `${at + (at < 0 ? 1 : -1) * this.around.width()}px`;
  }

  #aside(by: 1 | -1): void {
    const other = this.around.neighbour(by);
    if (!other || other === this.around.view()) return;
    other.element.classList.add('stage-away');
    other.element.style.translate = '';
  }
}
