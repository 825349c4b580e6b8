import { readLocator, type Locator } from '../locator';

const prefix = 'oer.entry.';

/**
 * The place in this entry of the browser's history: what a reload, and the way back from another page, return to, also
 * when the address asks for another spot or the account's place is still on its way to the server.
 *
 * The entry itself carries only a name. Browsers refuse many changes of it, and one made while a reload begins comes too
 * late; the tab's own storage is written at once.
 */
export class EntryPlace {
  constructor(private readonly storage: Storage | undefined = tabStorage()) {}

  get start(): Locator | undefined {
    const name = this.#name;
    try {
      return name ? readLocator(JSON.parse(this.storage?.getItem(prefix + name) ?? 'null')) : undefined;
    } catch {
      return undefined;
    }
  }

  keep(locator: Locator): void {
    try {
      this.storage?.setItem(prefix + (this.#name ?? this.#named()), JSON.stringify(locator));
    } catch {
      // full: the places of the device and of the account remain
    }
  }

  get #name(): string | undefined {
    const name = (history.state as { entry?: unknown } | null)?.entry;
    return typeof name === 'string' ? name : undefined;
  }

  #named(): string {
    const name = [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('');
    history.replaceState({ ...(history.state as object | null), entry: name }, '');
    return name;
  }
}

/** `sessionStorage`, or nothing where the browser forbids it. */
function tabStorage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
