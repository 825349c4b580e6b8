import type { Passage, Script } from '../../listening/passage';
import { fetchOrExplain } from '../../requests';
import { readOverlay, type OverlayItem } from './smil';

const smilType = 'application/smil+xml';

interface Link {
  readonly href?: unknown;
  readonly type?: unknown;
  readonly alternate?: unknown;
}

/** A part of the reading order and the media overlay that goes with it. */
interface Part {
  readonly href: string;
  readonly path: string;
  readonly overlay: string | undefined;
}

/** Reads a part that has no overlay: with the device's voice where there is one. */
export type Voiced = (part: number, href: string) => Promise<readonly Passage[]>;

/** What can be read aloud of an EPUB: its media overlays, and by voice what it has none for. */
export class NarratedBook implements Script {
  readonly #parts: readonly Part[];
  readonly #read = new Map<number, Promise<readonly Passage[]>>();
  /** One file may serve many parts. */
  readonly #overlays = new Map<string, Promise<readonly OverlayItem[]>>();
  readonly activeClass: string | undefined;
  readonly playingClass: string | undefined;
  /** True where somebody recorded the book. */
  readonly isRecorded: boolean;

  constructor(
    manifest: unknown,
    private readonly base: URL,
    private readonly voiced: Voiced | undefined,
  ) {
    const { readingOrder, metadata } = (manifest ?? {}) as { readingOrder?: unknown; metadata?: unknown };
    this.#parts = (Array.isArray(readingOrder) ? (readingOrder as Link[]) : []).map(partOf);
    this.isRecorded = this.#parts.some((part) => part.overlay);
    const overlay = ((metadata ?? {}) as { mediaOverlay?: unknown }).mediaOverlay ?? {};
    const { activeClass, playbackActiveClass } = overlay as Record<string, unknown>;
    this.activeClass = nameOf(activeClass);
    this.playingClass = nameOf(playbackActiveClass);
  }

  get parts(): number {
    return this.#parts.length;
  }

  /** A recorded book goes on to what was recorded: covers and imprints were left out on purpose. */
  goesOnWith(part: number): boolean {
    return this.isRecorded ? this.#parts[part]?.overlay !== undefined : this.voiced !== undefined;
  }

  async passages(number: number): Promise<readonly Passage[]> {
    const part = this.#parts[number];
    if (!part) return [];
    if (!part.overlay) return (await this.voiced?.(number, part.href)) ?? [];
    const known = this.#read.get(number) ?? this.#recorded(number, part, part.overlay);
    this.#read.set(number, known);
    return known.catch((error: unknown) => {
      this.#read.delete(number); // asked for again at the next try
      throw error;
    });
  }

  async #recorded(number: number, part: Part, overlay: string): Promise<readonly Passage[]> {
    const fetched = this.#overlays.get(overlay) ?? this.#fetch(overlay);
    this.#overlays.set(overlay, fetched);
    const items = await fetched.catch((error: unknown) => {
      this.#overlays.delete(overlay);
      throw error;
    });
    return items.filter(({ path }) => path === part.path).map((item) => this.#passageOf(item, number, part));
  }

  async #fetch(overlay: string): Promise<readonly OverlayItem[]> {
    const response = await fetchOrExplain(new URL(overlay, this.base));
    return readOverlay(await response.text(), decoded(overlay));
  }

  #passageOf({ id, audio, kinds, within }: OverlayItem, part: number, { href }: Part): Passage {
    return {
      part,
      href: id ? `${href}#${encodeURIComponent(id)}` : href,
      kinds,
      within,
      ...(audio
        ? { clip: { url: new URL(encodeURI(audio.path), this.base).href, begin: audio.begin, end: audio.end } }
        : {}),
      find: (doc) => (id ? (doc.getElementById(id) ?? undefined) : (doc.body ?? doc.documentElement)),
    };
  }
}

function partOf({ href, alternate }: Link): Part {
  const own = typeof href === 'string' ? (href.split('#')[0] ?? '') : '';
  const overlay = (Array.isArray(alternate) ? (alternate as Link[]) : []).find(
    (link) => link.type === smilType && typeof link.href === 'string' && !/^([a-z][a-z0-9+.-]*:|\/)/i.test(link.href),
  );
  return { href: own, path: decoded(own), overlay: overlay?.href as string | undefined };
}

/** A class name of the book, as one word. */
function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[^\s.]+$/.test(value.trim()) ? value.trim() : undefined;
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
