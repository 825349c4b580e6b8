import { ReaderError } from '../../navigator';
import type { Book } from './book';
import type { Look } from './look';
import { ReflowView } from './reflow';
import { SpreadView } from './spread';
import type { Stop } from './units';
import type { View } from './view';

/** Milliseconds after which a part that does not come is treated as one that cannot be fetched. */
const patience = 10_000;
/** Milliseconds of quiet after which the neighbours are made ready. */
const quiet = 120;

interface Held {
  readonly view: View;
  readonly ready: Promise<View>;
  isReady: boolean;
}

/** Views that are made: the one on stage, and its neighbours beside it, ready before they are asked for. */
export class Wings {
  readonly #held = new Map<number, Held>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly book: Book,
    private readonly look: () => Look,
    private readonly changed: (view: View) => void,
  ) {}

  /** The view of a stop, loaded. Fails where it cannot be fetched or is too long in coming. */
  take(at: number, stop: Stop): Promise<View> {
    const held = this.#held.get(at) ?? this.#make(at, stop);
    if (held.isReady) return Promise.resolve(held.view);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new ReaderError('offline', `Part ${at} is long in coming`)), patience);
    });
    return Promise.race([held.ready, late]).finally(() => clearTimeout(timer));
  }

  ready(at: number): View | undefined {
    const held = this.#held.get(at);
    return held?.isReady ? held.view : undefined;
  }

  #make(at: number, stop: Stop): Held {
    const view: View = stop.fixed
      ? new SpreadView(stop, this.book, this.look())
      : new ReflowView(stop, this.book, this.look(), () => this.changed(view));
    away(view);
    this.element.append(view.element);
    const held: Held = { view, isReady: false, ready: view.load().then(() => this.#came(at, held)) };
    this.#held.set(at, held);
    held.ready.catch(() => {
      if (this.#held.get(at) === held) this.#held.delete(at);
      view.destroy();
    });
    return held;
  }

  #came(at: number, held: Held): View {
    if (this.#held.get(at) !== held) throw new Error('No longer wanted');
    held.isReady = true;
    return held.view;
  }

  /** Brings a view on stage; all others stand aside. */
  show(view: View): void {
    for (const { view: other } of this.#held.values()) if (other !== view) away(other);
    view.element.classList.remove('stage-away');
    view.element.style.translate = '';
  }

  /** Puts away what is not among these. */
  keep(indices: readonly number[]): void {
    for (const [at, { view }] of [...this.#held])
      if (!indices.includes(at)) {
        this.#held.delete(at);
        view.destroy();
      }
  }

  /** Makes neighbours ready once the reader rests, unless the device saves data. */
  prepare(stops: readonly ([number, Stop] | undefined)[]): void {
    clearTimeout(this.#timer);
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
    if (connection?.saveData) return;
    this.#timer = setTimeout(() => {
      for (const stop of stops) if (stop && !this.#held.has(stop[0])) this.#make(...stop);
    }, quiet);
  }

  layOut(look: Look): void {
    for (const { view } of this.#held.values()) view.layOut(look);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.keep([]);
    this.element.replaceChildren();
  }
}

function away(view: View): void {
  view.element.classList.add('stage-away');
  view.element.style.translate = '';
}
