import { isTooLong, readState, type LectureState } from './state';

/** What the portal's page and a lecture's frame say to each other. */
export type ToFrame = { readonly oer: 'begin'; readonly state?: LectureState } | { readonly oer: 'close' };
export type FromFrame = { readonly oer: 'state'; readonly state: unknown } | { readonly oer: 'closed' };

/** The frame's first word: it is there. */
export const ready = 'oer-lecture-ready';

export interface LectureListener {
  began(): void;
  state(state: LectureState): void;
  /** It wants to keep more than is kept. */
  tooLong(): void;
  /** It sent so much that nothing more is taken from it. */
  flooded(): void;
}

/** Messages of a lecture within ten seconds; an honest one is throttled to a few a second by its own frame. */
const mostMessages = 200;
const window10 = 10_000;
/** A frame begins anew when the lecture loads itself again. */
const mostBeginnings = 20;

/**
 * The portal's end of the line to a lecture, whose every word is a stranger's. Only the lecture's own frame at the lecture's own host name is answered, by a
 * port that nobody else has; what comes through it is a state of known form and length, or nothing.
 */
export class Bridge {
  #port: MessagePort | undefined;
  #closed: (() => void) | undefined;
  #beginnings = 0;
  #since = 0;
  #count = 0;

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly origin: string,
    private readonly start: () => LectureState | undefined,
    private readonly listener: LectureListener,
    private readonly now: () => number = () => performance.now(),
  ) {
    addEventListener('message', this.#heard);
  }

  /** Has the lecture end its session, and waits a moment for its last word. */
  async close(patience = 1500): Promise<void> {
    const port = this.#port;
    if (port) {
      await new Promise<void>((resolve) => {
        this.#closed = resolve;
        setTimeout(resolve, patience);
        port.postMessage({ oer: 'close' } satisfies ToFrame);
      });
    }
    this.end();
  }

  end(): void {
    removeEventListener('message', this.#heard);
    this.#port?.close();
    this.#port = undefined;
  }

  readonly #heard = (event: MessageEvent): void => {
    const window = this.frame.contentWindow;
    if (event.origin !== this.origin || event.source !== window || event.data !== ready || !window) return;
    if (++this.#beginnings > mostBeginnings) return;
    this.#port?.close();
    const channel = new MessageChannel();
    this.#port = channel.port1;
    channel.port1.onmessage = ({ data }) => {
      // what was on its way when the line was cut
      if (this.#port === channel.port1) this.#said(data);
    };
    const state = this.start();
    window.postMessage({ oer: 'begin', ...(state ? { state } : {}) } satisfies ToFrame, this.origin, [channel.port2]);
    this.listener.began();
  };

  #said(data: unknown): void {
    if (this.#isFlood()) {
      this.end();
      this.listener.flooded();
      return;
    }
    if (typeof data !== 'object' || data === null) return;
    const { oer, state } = data as { oer?: unknown; state?: unknown };
    if (oer === 'closed') this.#closed?.();
    if (oer !== 'state') return;
    const known = readState(state);
    if (known) this.listener.state(known);
    else if (isTooLong(state)) this.listener.tooLong();
  }

  #isFlood(): boolean {
    const now = this.now();
    if (now - this.#since > window10) [this.#since, this.#count] = [now, 0];
    return ++this.#count > mostMessages;
  }
}
