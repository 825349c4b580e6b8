/** Something that a guest keeps on this device, and enough about it to list it. */
export interface KeptThing {
  readonly publicId: string;
  readonly title: string;
  readonly address: string;
  readonly cover?: string;
  /** Colour of the made cover, where there is no picture. */
  readonly tone?: string;
  /** ISO 8601, this device's clock. */
  readonly at: string;
}

const prefix = 'oer.saved.';
const isPath = (value: unknown): value is string => typeof value === 'string' && /^\/(?![/\\])/.test(value);

/** Storage may be forbidden or full: then nothing is kept. */
export class Kept {
  constructor(private readonly storage: Storage | undefined) {}

  has(publicId: string): boolean {
    return this.#find(publicId) !== undefined;
  }

  keep({ publicId, ...rest }: KeptThing): boolean {
    try {
      this.storage?.setItem(prefix + publicId, JSON.stringify(rest));
      return this.storage !== undefined;
    } catch {
      return false;
    }
  }

  remove(publicId: string): void {
    this.storage?.removeItem(prefix + publicId);
  }

  /** Newest first. */
  all(): readonly KeptThing[] {
    const keys = this.storage ? Array.from({ length: this.storage.length }, (_, i) => this.storage?.key(i) ?? '') : [];
    return keys
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => this.#find(key.slice(prefix.length)) ?? [])
      .sort((a, b) => b.at.localeCompare(a.at));
  }

  #find(publicId: string): KeptThing | undefined {
    try {
      const raw = JSON.parse(this.storage?.getItem(prefix + publicId) ?? 'null') as Partial<KeptThing> | null;
      // an address that came from storage is only followed inside the portal
      if (!raw || typeof raw.title !== 'string' || typeof raw.at !== 'string' || !isPath(raw.address)) return undefined;
      return {
        publicId,
        title: raw.title,
        address: raw.address,
        at: raw.at,
        ...(isPath(raw.cover) ? { cover: raw.cover } : {}),
        ...(typeof raw.tone === 'string' ? { tone: raw.tone } : {}),
      };
    } catch {
      return undefined;
    }
  }
}

/** `localStorage`, or nothing where the browser forbids it. */
export function keptStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
