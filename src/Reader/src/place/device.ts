import { lectureKey } from '../lecture/device';
import { readLocator, type Locator } from '../locator';

/** A guest's place in one file, and enough about the file to list it on the shelf. */
export interface DevicePlace {
  readonly fileId: string;
  readonly title: string;
  readonly address: string;
  readonly cover?: string;
  /** Colour of the made cover, where the book brings none. */
  readonly tone?: string;
  readonly locator: Locator;
  readonly progress: number;
  /** ISO 8601, this device's clock. */
  readonly savedAt: string;
}

const prefix = 'oer.reading.';
const deviceKey = 'oer.device';

/** Places kept on this device, for people who did not sign in. Storage may be forbidden or full: then nothing is kept. */
export class DevicePlaces {
  constructor(private readonly storage: Storage | undefined) {}

  find(fileId: string): DevicePlace | undefined {
    try {
      return readPlace(fileId, JSON.parse(this.storage?.getItem(prefix + fileId) ?? 'null'));
    } catch {
      return undefined;
    }
  }

  keep(place: DevicePlace): boolean {
    const { fileId, ...rest } = place;
    try {
      this.storage?.setItem(prefix + fileId, JSON.stringify(rest));
      return this.storage !== undefined;
    } catch {
      return false;
    }
  }

  remove(fileId: string): void {
    this.storage?.removeItem(prefix + fileId);
    // off the shelf, nothing of it is left
    this.storage?.removeItem(lectureKey(fileId));
  }

  removeAll(): void {
    for (const { fileId } of this.all()) this.remove(fileId);
  }

  /** Newest first. */
  all(): readonly DevicePlace[] {
    const keys = this.storage ? Array.from({ length: this.storage.length }, (_, i) => this.storage?.key(i) ?? '') : [];
    return keys
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => this.find(key.slice(prefix.length)) ?? [])
      .sort((a, b) => b.savedAt.localeCompare(a.savedAt));
  }
}

function readPlace(fileId: string, raw: unknown): DevicePlace | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { title, address, cover, tone, locator, progress, savedAt } = raw as Record<string, unknown>;
  const spot = readLocator(locator);
  if (!spot || typeof title !== 'string' || typeof savedAt !== 'string') return undefined;
  // an address that came from storage is only followed inside the portal
  if (typeof address !== 'string' || !/^\/(?![/\\])/.test(address)) return undefined;
  return {
    fileId,
    title,
    address,
    locator: spot,
    savedAt,
    progress: typeof progress === 'number' ? Math.min(1, Math.max(0, progress)) : 0,
    ...(typeof tone === 'string' ? { tone } : {}),
    ...(typeof cover === 'string' && /^\/(?![/\\])/.test(cover) ? { cover } : {}),
  };
}

/** A random name for this browser, so that a place from another device can be told from one's own. */
export function deviceId(storage: Storage | undefined): string {
  try {
    const known = storage?.getItem(deviceKey);
    if (known) return known;
    const made = [...crypto.getRandomValues(new Uint8Array(12))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    storage?.setItem(deviceKey, made);
    return made;
  } catch {
    return 'unknown';
  }
}

/** What people would call this device: "Chrome · Android". */
export function deviceLabel(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /coc_coc/i.test(agent)
      ? 'Cốc Cốc'
      : /OPR\//.test(agent)
        ? 'Opera'
        : /Firefox\//.test(agent)
          ? 'Firefox'
          : /Chrome\//.test(agent)
            ? 'Chrome'
            : /Safari\//.test(agent)
              ? 'Safari'
              : '';
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /CrOS/.test(agent)
            ? 'ChromeOS'
            : /Linux/.test(agent)
              ? 'Linux'
              : '';
  return [browser, system].filter(Boolean).join(' · ');
}

/** `localStorage`, or nothing where the browser forbids it. */
export function deviceStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
