// What the offline desk has scanned and not sent yet: one entry each in the browser's store, so that two windows never write over each other.

export interface Act {
  id: string;
  /** ISO 8601, by this computer's clock. */
  at: string;
  isReturn: boolean;
  book: string;
  /** Empty for a return. */
  reader: string;
}

export class Acts {
  constructor(
    private readonly store: Storage,
    private readonly school: string,
  ) {}

  keep(act: Act): void {
    this.store.setItem(this.key(act.id), JSON.stringify(act));
  }

  drop(id: string): void {
    this.store.removeItem(this.key(id));
  }

  /** In the order in which it happened. */
  all(): Act[] {
    const keys = Array.from({ length: this.store.length }, (_, at) => this.store.key(at) ?? '');
    return keys
      .filter((key) => key.startsWith(this.key('')))
      .map((key) => JSON.parse(this.store.getItem(key) ?? '{}') as Act)
      .sort((one, other) => one.at.localeCompare(other.at));
  }

  private key(id: string): string {
    return `offline-desk:${this.school}:${id}`;
  }
}

/** "tk 123" and "TK000123" are on a book; anything else is a card, a number or a name. */
export function isBook(typed: string, letters: readonly string[]): boolean {
  const plain = typed.replace(/\s/g, '').toUpperCase();
  return letters.some((two) => plain.startsWith(two)) && /^..\d{1,9}$/.test(plain);
}
