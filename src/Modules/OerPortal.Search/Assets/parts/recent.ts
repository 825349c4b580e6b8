const key = 'oer.find.recent';
const most = 8;

/** What was searched for on this device, the last first. Storage that is full or forbidden keeps nothing, and nobody is bothered. */
export class Recent {
  /** @param storage nothing where others use the device too */
  constructor(private readonly storage: Storage | undefined) {}

  static of(page: Document): Recent {
    return new Recent(page.body.dataset.shared ? undefined : localStorage);
  }

  all(): string[] {
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string').slice(0, most) : [];
    } catch {
      return [];
    }
  }

  keep(text: string): void {
    const words = text.trim().normalize('NFC');
    if (words) this.#write([words, ...this.all().filter((other) => other !== words)]);
  }

  forget(text: string): void {
    this.#write(this.all().filter((other) => other !== text));
  }

  clear(): void {
    this.#write([]);
  }

  #write(texts: string[]): void {
    try {
      if (texts.length > 0) this.storage?.setItem(key, JSON.stringify(texts.slice(0, most)));
      else this.storage?.removeItem(key);
    } catch {
      // As if it had been turned off.
    }
  }
}
