import { ReaderError, type TocEntry } from '../navigator';
import { fetchOrExplain } from '../requests';

export interface WebpubLink {
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
  readonly children?: readonly WebpubLink[];
  readonly properties?: {
    readonly page?: 'left' | 'right' | 'center';
    readonly encrypted?: { readonly algorithm?: string };
  };
}

/** The parts of a Readium Web Publication Manifest that reading needs. */
export interface Webpub {
  readonly metadata: {
    /** As the book writes them; given where fonts are obfuscated with them. */
    readonly altIdentifier?: readonly { readonly value: string }[];
    readonly language?: string | readonly string[];
    readonly readingProgression?: string;
    readonly layout?: string;
    readonly presentation?: { readonly layout?: string; readonly spread?: string };
  };
  readonly readingOrder: readonly WebpubLink[];
  readonly resources?: readonly WebpubLink[];
  readonly toc?: readonly WebpubLink[];
}

/** A file of the publication, under the path foliate-js knows it by. */
export interface Member {
  /** Decoded path, without fragment. */
  readonly path: string;
  readonly url: string;
  readonly type: string;
  readonly page?: 'left' | 'right' | 'center';
  /** Obfuscation algorithm (EPUB 3.3 §4.3), for fonts. */
  readonly algorithm?: string;
}

const markup = /^(application\/xhtml\+xml|text\/html|image\/svg\+xml)/;

/** A publication as manifest.json and positions.json describe it; members are fetched one by one when needed. */
export class Publication {
  readonly #members = new Map<string, Member>();
  readonly readingOrder: readonly Member[];
  /** Documents outside the reading order that links may lead to (notes, answers). */
  readonly asides: readonly Member[];

  private constructor(
    readonly manifest: Webpub,
    readonly positions: ReadonlyMap<string, number>,
    base: URL,
  ) {
    const take = (link: WebpubLink): Member => {
      const path = pathOf(link.href);
      const algorithm = link.properties?.encrypted?.algorithm;
      const member: Member = {
        path,
        url: new URL(link.href, base).href,
        type: link.type ?? '',
        ...(link.properties?.page ? { page: link.properties.page } : {}),
        ...(algorithm ? { algorithm } : {}),
      };
      this.#members.set(path, member);
      return member;
    };
    const resources = (manifest.resources ?? []).filter((link) => isInside(link.href)).map(take);
    this.readingOrder = manifest.readingOrder.filter((link) => isInside(link.href)).map(take);
    const ordered = new Set(this.readingOrder.map((member) => member.path));
    this.asides = resources.filter((m) => markup.test(m.type) && !m.type.startsWith('image/') && !ordered.has(m.path));
  }

  /** Fetches both descriptions below `base`. Throws {@link ReaderError}. */
  static async open(base: string): Promise<Publication> {
    const root = new URL(base, document.baseURI);
    const [manifest, positions] = await Promise.all([
      fetchOrExplain(new URL('manifest.json', root)).then((r) => r.json() as Promise<Webpub>),
      // A book can be read without its positions: each part then counts the same.
      fetchOrExplain(new URL('positions.json', root))
        .then((r) => r.json() as Promise<unknown>)
        .catch(() => undefined),
    ]);
    return Publication.from(manifest, positions, root);
  }

  static from(manifest: Webpub, positions: unknown, base: URL): Publication {
    if (!Array.isArray(manifest.readingOrder) || manifest.readingOrder.length === 0)
      throw new ReaderError('damaged', 'The manifest has no reading order');
    return new Publication(manifest, countPositions(positions), base);
  }

  member(path: string): Member | undefined {
    return this.#members.get(path);
  }

  get members(): IterableIterator<Member> {
    return this.#members.values();
  }

  get language(): string {
    const { language } = this.manifest.metadata;
    return (typeof language === 'string' ? language : language?.[0]) ?? '';
  }

  get fixed(): boolean {
    const { layout, presentation } = this.manifest.metadata;
    return (presentation?.layout ?? layout) === 'fixed';
  }

  get rightToLeft(): boolean {
    return this.manifest.metadata.readingProgression === 'rtl';
  }

  get contents(): readonly TocEntry[] {
    return (this.manifest.toc ?? []).map(entryOf);
  }
}

/** Path of a member as foliate-js resolves it: without fragment, percent-decoded as far as a URL allows. */
export function pathOf(href: string): string {
  const plain = href.split('#')[0] ?? '';
  try {
    return decodeURI(plain);
  } catch {
    return plain;
  }
}

/** Addresses carry their fragment encoded; documents carry ids as they are. */
export function withPlainFragment(href: string): string {
  const [path = '', fragment] = href.split('#');
  if (!fragment) return href;
  try {
    return `${path}#${decodeURIComponent(fragment)}`;
  } catch {
    return href;
  }
}

function isInside(href: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|\/)/i.test(href);
}

function entryOf(link: WebpubLink): TocEntry {
  return {
    label: (link.title ?? '').trim() || link.href,
    ...(link.href && isInside(link.href) ? { href: link.href } : {}),
    children: (link.children ?? []).map(entryOf),
  };
}

/** positions.json lists every position; only how many each member has matters here. */
function countPositions(raw: unknown): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const list = (raw as { positions?: unknown } | undefined)?.positions;
  if (!Array.isArray(list)) return counts;
  for (const position of list as { href?: unknown }[]) {
    if (typeof position?.href !== 'string') continue;
    const path = pathOf(position.href);
    counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return counts;
}
