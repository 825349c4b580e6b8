/** Milliseconds without events after which a new gesture begins. */
const silence = 160;
/** Pixels that a gesture on a touch pad must travel for a page. */
const travel = 60;
/** A mouse's notch is at least so many pixels. */
const notch = 50;

export interface WheelMove {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly deltaMode: number;
  readonly at: number;
}

/**
 * Tells how many pages a turn of the wheel means: each notch of a mouse is one; a stroke on a touch pad is one, however
 * long it glides on.
 */
export class Wheel {
  #last = -Infinity;
  #size = 0;
  #sum = 0;
  #isSpent = false;

  /** Pages to turn: positive is on, negative back. */
  pages({ deltaX, deltaY, deltaMode, at }: WheelMove): number {
    const delta = Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY;
    if (delta === 0) return 0;
    const isNew = at - this.#last > silence || Math.sign(delta) !== Math.sign(this.#size);
    const isSame = Math.abs(delta) === Math.abs(this.#size);
    this.#last = at;
    this.#size = delta;
    if (isNew) {
      this.#sum = 0;
      this.#isSpent = false;
    }
    // a notch repeats itself to the pixel; a hand and its glide never do
    if (deltaMode !== 0 || (Math.abs(delta) >= notch && (isNew || isSame))) {
      this.#isSpent = true;
      return Math.sign(delta);
    }
    this.#sum += delta;
    if (this.#isSpent || Math.abs(this.#sum) < travel) return 0;
    this.#isSpent = true;
    return Math.sign(delta);
  }
}
