import { ReaderError } from '../../navigator';

const first = 2000;
const longest = 60_000;

/** Tries a part that could not be fetched again: when the network comes back, and now and then while it may be weak. */
export class Retry {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = first;
  readonly #stop = new AbortController();

  constructor(
    error: unknown,
    private readonly act: () => Promise<boolean>,
  ) {
    addEventListener('online', () => void this.now(), { signal: this.#stop.signal });
    if (mayPass(error)) this.#later();
  }

  /** Tries at once; true when the part came. */
  async now(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#stop.signal.aborted) return false;
    const came = await this.act().catch(() => false);
    if (came) this.stop();
    else if (!this.#stop.signal.aborted) this.#later();
    return came;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop.abort();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), this.#wait);
    this.#wait = Math.min(longest, this.#wait * 2);
  }
}

/** A part that the portal does not have will not come by waiting. */
function mayPass(error: unknown): boolean {
  return !(error instanceof ReaderError) || error.fault === 'offline';
}
