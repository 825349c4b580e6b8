const length = 170;

/** Moves something from one number to another; may be finished at any moment and ends even where no frames are drawn. */
export class Tween {
  readonly done: Promise<void>;
  #end!: () => void;
  #frame = 0;
  readonly #guard: ReturnType<typeof setTimeout>;

  constructor(
    from: number,
    private readonly to: number,
    private readonly draw: (at: number) => void,
  ) {
    this.done = new Promise((resolve) => (this.#end = resolve));
    const start = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - start) / length));
      if (share === 1) return this.finish();
      draw(from + (to - from) * (1 - (1 - share) ** 3));
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
    // a hidden tab draws no frames
    this.#guard = setTimeout(() => this.finish(), length + 150);
  }

  finish(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#guard);
    this.draw(this.to);
    this.#end();
  }
}
