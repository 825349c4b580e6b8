import { ReaderError, type BookTitle, type TocEntry } from '../navigator';
import { fetchOrExplain } from '../requests';

export interface WebpubLink {
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
  readonly children?: readonly WebpubLink[];
  readonly width?: number;
  readonly height?: number;
  readonly properties?: {
    readonly page?: PageSide;
    readonly layout?: string;
    readonly spread?: string;
    readonly flow?: string;
    readonly alignX?: string;
    readonly encrypted?: { readonly algorithm?: string };
  };
}

export type PageSide = 'left' | 'right' | 'center';

/** The parts of a Readium Web Publication Manifest that reading needs. */
export interface Webpub {
  readonly metadata: {
    readonly title?: string | Readonly<Record<string, string>>;
    readonly titleDirection?: 'ltr' | 'rtl' | 'auto';
    readonly titleLanguage?: string;
    /** As the book writes them; given where fonts are obfuscated with them. */
    readonly altIdentifier?: readonly { readonly value: string }[];
    readonly language?: string | readonly string[];
    /** The order of pages; says nothing of the direction of text. */
    readonly readingProgression?: string;
    readonly layout?: string;
    readonly presentation?: { readonly layout?: string; readonly spread?: string; readonly flow?: string };
  };
  readonly readingOrder: readonly WebpubLink[];
  readonly resources?: readonly WebpubLink[];
  readonly toc?: readonly WebpubLink[];
  readonly pageList?: readonly WebpubLink[];
}

/** A file of the publication, under the path foliate-js knows it by. */
export interface Member {
  /** Decoded path, without fragment. */
  readonly path: string;
  readonly url: string;
  readonly type: string;
  /** Obfuscation algorithm (EPUB 3.3 §4.3), for fonts. */
  readonly algorithm?: string;
}

/** One place in the reading order; the same member may have several. */
export interface OrderItem {
  readonly member: Member;
  readonly fixed: boolean;
  /** `none`, `both`, `landscape` or `auto` (EPUB 3.3 §8.2.2.3); `portrait` is `both` by now. */
  readonly spread: 'none' | 'both' | 'landscape' | 'auto';
  readonly page?: PageSide;
  readonly centred: boolean;
  /** Size of a fixed page, where it is known beforehand. */
  readonly size?: { readonly width: number; readonly height: number };
}

const markup = /^(application\/xhtml\+xml|text\/html|image\/svg\+xml)/;

/** A publication as manifest.json and positions.json describe it; members are fetched one by one when needed. */
export class Publication {
  readonly #members = new Map<string, Member>();
  readonly readingOrder: readonly OrderItem[];
  readonly contents: readonly TocEntry[];
  readonly pageList: readonly { readonly label: string; readonly href: string }[];
  /** Documents outside the reading order that links may lead to (notes, answers). */
  readonly asides: readonly Member[];

  private constructor(
    readonly manifest: Webpub,
    base: URL,
  ) {
    const take = (link: WebpubLink): Member => {
      const path = pathOf(link.href);
      const algorithm = link.properties?.encrypted?.algorithm;
      const member: Member = {
        path,
        url: new URL(link.href, base).href,
        type: link.type ?? '',
        ...(algorithm ? { algorithm } : {}),
      };
      this.#members.set(path, member);
      return member;
    };
    const resources = (manifest.resources ?? []).filter((link) => isInside(link.href)).map(take);
    this.readingOrder = manifest.readingOrder
      .filter((link) => isInside(link.href))
      .map((link) => this.#item(link, take(link)));
    const ordered = new Set(this.readingOrder.map(({ member }) => member.path));
    this.asides = resources.filter((m) => markup.test(m.type) && !m.type.startsWith('image/') && !ordered.has(m.path));
    this.contents = (manifest.toc ?? []).map(entryOf);
    this.pageList = (manifest.pageList ?? []).flatMap(({ title, href }) =>
      title && isInside(href) ? [{ label: title.trim(), href }] : [],
    );
  }

  #item(link: WebpubLink, member: Member): OrderItem {
    const { properties, width, height } = link;
    const spread = properties?.spread ?? this.manifest.metadata.presentation?.spread ?? 'auto';
    return {
      member,
      fixed: properties?.layout ? properties.layout === 'fixed' : this.fixed,
      spread: spread === 'portrait' ? 'both' : spread === 'none' || spread === 'both' ? spread : 'auto',
      ...(properties?.page ? { page: properties.page } : {}),
      centred: properties?.alignX === 'center',
      ...(isLength(width) && isLength(height) ? { size: { width, height } } : {}),
    };
  }

  /** Fetches the manifest below `base`. Throws {@link ReaderError}. */
  static async open(base: string): Promise<Publication> {
    const root = new URL(base, document.baseURI);
    const manifest = (await (await fetchOrExplain(new URL('manifest.json', root))).json()) as Webpub;
    return Publication.from(manifest, root);
  }

  static from(manifest: Webpub, base: URL): Publication {
    if (!Array.isArray(manifest.readingOrder) || manifest.readingOrder.length === 0)
      throw new ReaderError('damaged', 'The manifest has no reading order');
    return new Publication(manifest, base);
  }

  /** How long each place of the reading order is; each the same where the list of positions does not come. */
  static async positions(base: string, order: readonly OrderItem[]): Promise<number[] | undefined> {
    const url = new URL('positions.json', new URL(base, document.baseURI));
    const raw: unknown = await fetchOrExplain(url)
      .then((response) => response.json())
      .catch(() => undefined);
    return raw === undefined ? undefined : countPositions(raw, order);
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

  get title(): string {
    const { title } = this.manifest.metadata;
    return (typeof title === 'object' ? Object.values(title)[0] : title) ?? '';
  }

  /** With the way it runs and its language, where the book says them. */
  get titled(): BookTitle {
    const { titleDirection, titleLanguage } = this.manifest.metadata;
    return {
      text: this.title,
      ...(titleDirection ? { direction: titleDirection } : {}),
      ...(titleLanguage ? { language: titleLanguage } : {}),
    };
  }

  get fixed(): boolean {
    const { layout, presentation } = this.manifest.metadata;
    return ['fixed', 'roll'].includes(presentation?.layout ?? layout ?? '');
  }

  get rightToLeft(): boolean {
    return this.manifest.metadata.readingProgression === 'rtl';
  }

  /** How the book wants to be shown: as one long roll, chapter by chapter, or page by page. */
  get flow(): 'roll' | 'chapters' | 'pages' | undefined {
    const { layout, flow } = this.manifest.metadata.presentation ?? {};
    if (layout === 'roll') return 'roll';
    // Fixed pages are turned whatever a flow says (EPUB RS 3.3, rendition:flow), so a book that has some is paged.
    if (this.readingOrder.some(({ fixed }) => fixed)) return flow ? 'pages' : undefined;
    if (flow === 'scrolled-continuous') return 'roll';
    return flow === 'scrolled-doc' ? 'chapters' : flow === 'paginated' ? 'pages' : undefined;
  }

  /** Fixed pages one below the other without gaps (EPUB 3.4 rendition:layout "roll"). */
  get seamless(): boolean {
    return this.manifest.metadata.presentation?.layout === 'roll';
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

/** positions.json lists every position, those of a repeated member each time; only how many each place has matters. */
export function countPositions(raw: unknown, order: readonly OrderItem[]): number[] {
  const counts = new Map<string, number>();
  const list = (raw as { positions?: unknown } | undefined)?.positions;
  for (const position of Array.isArray(list) ? (list as { href?: unknown }[]) : []) {
    if (typeof position?.href !== 'string') continue;
    const path = pathOf(position.href);
    counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const times = new Map<string, number>();
  for (const { member } of order) times.set(member.path, (times.get(member.path) ?? 0) + 1);
  return order.map(({ member, fixed }) =>
    fixed ? 1 : Math.max(1, Math.round((counts.get(member.path) ?? 1) / (times.get(member.path) ?? 1))),
  );
}

function isLength(value: number | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
