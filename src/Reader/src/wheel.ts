/** Pixels that count as one notch of a wheel, and milliseconds in which the rest of the same push is not another one. */
const notch = 60;
const lock = 260;
const tail = 90;

type Push = Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'timeStamp'>;

/**
 * Turns pages by the wheel: a notch a page, and one page for a push on a trackpad, however long it rolls on by itself.
 */
export class WheelTurns {
  #sum = 0;
  #last = -Infinity;
  #size = 0;
  #locked = -Infinity;

  /** Which way to turn now, 0 for not yet. `rolled`: the page itself moved by this push, so it turns nothing. */
  turn({ deltaY, deltaMode, timeStamp }: Push, rolled = false): 1 | -1 | 0 {
    const pixels = deltaMode === 0 ? deltaY : deltaY * 40;
    const goesOn = timeStamp - this.#last < tail;
    const fades = goesOn && Math.abs(pixels) < this.#size;
    this.#last = timeStamp;
    this.#size = Math.abs(pixels);
    if (rolled || timeStamp < this.#locked) {
      // one push scrolls or turns, never both
      if (rolled || fades) this.#locked = timeStamp + lock;
      this.#sum = 0;
      return 0;
    }
    this.#sum = goesOn && Math.sign(this.#sum) === Math.sign(pixels) ? this.#sum + pixels : pixels;
    if (Math.abs(this.#sum) < notch) return 0;
    const way = this.#sum > 0 ? 1 : -1;
    this.#sum = 0;
    this.#locked = timeStamp + lock;
    return way;
  }
}
