import type { SavedPlace } from '../config';
import { sameSpot, type Locator } from '../locator';
import type { Place } from '../navigator';

/** Another place that the reader may want instead. */
export interface OtherPlace {
  readonly locator: Locator;
  readonly progress: number;
  /** Empty for this device. */
  readonly deviceLabel: string;
}

/** Remembers where one reads. */
export interface PlaceKeeper {
  /** Where to open. */
  readonly start: Locator | undefined;
  /** To be offered once the book is open: a place this device kept before its reader signed in. */
  readonly offer: OtherPlace | undefined;
  keep(place: Place): void;
  /** Writes what is still waiting; called when the page goes away. */
  flush(): void;
  /** The place another device has reached since, when it differs from the one on screen. */
  newer(): Promise<OtherPlace | undefined>;
}

export interface AccountPlaces {
  /** Undefined when there is none yet. Rejects when the server cannot be reached. */
  read(): Promise<SavedPlace | undefined>;
  /** Gives the server's time of the write. */
  write(place: { locator: Locator; progress: number }, leaving: boolean): Promise<string>;
}

/** Places of somebody who signed in: on the server only, because school computers are shared. */
export class AccountKeeper implements PlaceKeeper {
  readonly start: Locator | undefined;
  readonly offer: OtherPlace | undefined;
  #known: string;
  #waiting: { locator: Locator; progress: number } | undefined;
  #shown: Locator | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly places: AccountPlaces,
    private readonly device: string,
    saved: SavedPlace | undefined,
    kept: OtherPlace | undefined,
    private readonly delay = 1500,
  ) {
    this.#known = saved?.updatedAt ?? '';
    this.start = saved?.locator;
    this.offer = saved ? undefined : kept;
  }

  keep({ locator, progress }: Place): void {
    const first = this.#shown === undefined;
    this.#shown = locator;
    // Opening a book where one left it is not reading on.
    if (first && this.start && sameSpot(this.start, locator)) return;
    this.#waiting = { locator, progress };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(false), this.delay);
  }

  flush(): void {
    clearTimeout(this.#timer);
    if (this.#waiting) void this.#write(true);
  }

  async #write(leaving: boolean): Promise<void> {
    const place = this.#waiting;
    if (!place) return;
    this.#waiting = undefined;
    try {
      this.#known = await this.places.write(place, leaving);
    } catch {
      // kept for the next try unless the reader has moved on meanwhile
      this.#waiting ??= place;
    }
  }

  async newer(): Promise<OtherPlace | undefined> {
    if (this.#waiting) {
      await this.#write(false);
      return undefined;
    }
    const saved = await this.places.read().catch(() => undefined);
    if (!saved || saved.deviceId === this.device || saved.updatedAt <= this.#known) return undefined;
    this.#known = saved.updatedAt;
    if (this.#shown && sameSpot(saved.locator, this.#shown)) return undefined;
    return {
      locator: saved.locator,
      progress: saved.locator.locations.totalProgression ?? 0,
      deviceLabel: saved.deviceLabel,
    };
  }
}

/** Places of a guest: on this device. */
export class GuestKeeper implements PlaceKeeper {
  readonly offer = undefined;

  constructor(
    readonly start: Locator | undefined,
    private readonly save: (place: Place) => void,
  ) {}

  keep(place: Place): void {
    this.save(place);
  }

  flush(): void {}

  newer(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
