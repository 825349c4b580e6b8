/** Milliseconds after which a step is given up, so that what never settles cannot stop the reading. */
const patience = 12_000;

/**
 * Does one thing after the other, each of them once: n requests are n pages. A step that fails or does not end leaves
 * the way free for the next; what it still does later is told by its signal that nobody waits any more.
 */
export class TurnQueue {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #closed = false;

  constructor(private readonly limit = patience) {}

  get idle(): boolean {
    return this.#waiting === 0;
  }

  run<T>(step: (signal: AbortSignal) => Promise<T> | T): Promise<T | undefined> {
    this.#waiting++;
    const turn = this.#last.then(() => (this.#closed ? undefined : this.#inTime(step)));
    this.#last = turn
      .catch((error: unknown) => console.warn(error))
      .finally(() => {
        this.#waiting--;
      });
    return turn;
  }

  close(): void {
    this.#closed = true;
  }

  async #inTime<T>(step: (signal: AbortSignal) => Promise<T> | T): Promise<T | undefined> {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        gone.abort();
        resolve(undefined);
      }, this.limit);
    });
    try {
      return await Promise.race([step(gone.signal), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
