import { readLocator, type Locator } from '../locator';

/**
 * The place in this entry of the browser's history: what a reload, and the way back from another page, return to, also
 * when the address asks for another spot or the account's place is still on its way to the server.
 */
export class EntryPlace {
  #waiting: Locator | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly delay = 500) {}

  get start(): Locator | undefined {
    return readLocator((history.state as { place?: unknown } | null)?.place);
  }

  /** Browsers refuse more than a few changes a second. */
  keep(locator: Locator): void {
    this.#waiting = locator;
    this.#timer ??= setTimeout(() => this.flush(), this.delay);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#waiting) return;
    history.replaceState({ ...(history.state as object | null), place: this.#waiting }, '');
    this.#waiting = undefined;
  }
}
