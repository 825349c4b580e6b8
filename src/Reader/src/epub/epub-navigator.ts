import { EPUB } from 'foliate-js/epub.js';
import * as CFI from 'foliate-js/epubcfi.js';
import type { Appearance } from '../appearance';
import type { Locator } from '../locator';
import { ReaderError, type Navigator, type NavigatorListener, type Place, type TocEntry } from '../navigator';
import { Chapters } from './chapters';
import type { FoliateBook, FoliateLoadDetail, FoliateRelocateDetail, FoliateRenderer, FoliateTarget } from './engine';
import { Extent } from './extent';
import { MemberLoader } from './loader';
import { PageEvents } from './page-events';
import { bookStyles, gaps, measures } from './styles';
import { Publication, withPlainFragment } from './webpub';

/** About what is read in a minute: a position is 1,024 bytes of compressed markup, some 350 words. */
const positionsPerMinute = 0.5;

/** EPUB over foliate-js's renderers. */
export class EpubNavigator implements Navigator {
  #publication!: Publication;
  #book!: FoliateBook;
  #renderer!: FoliateRenderer;
  #extent!: Extent;
  #chapters!: Chapters;
  #appearance: Appearance;
  #place: Place | undefined;
  #closed = false;
  #ahead = -1;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly base: string,
    private readonly listener: NavigatorListener,
    appearance: Appearance,
  ) {
    this.#appearance = appearance;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.#publication?.rightToLeft ? 'rtl' : 'ltr';
  }

  get layout(): 'reflowable' | 'fixed' {
    return this.#publication?.fixed ? 'fixed' : 'reflowable';
  }

  contents(): Promise<readonly TocEntry[]> {
    return Promise.resolve(this.#publication.contents);
  }

  async open(host: HTMLElement, at?: Locator | string): Promise<void> {
    this.#publication = await Publication.open(this.base);
    this.#book = await this.#parse();
    const { sections } = this.#book;
    const linear = sections.map((section) => section.linear !== 'no');
    const size = (path: string): number => (this.#publication.fixed ? 1 : (this.#publication.positions.get(path) ?? 1));
    this.#extent = new Extent(sections.map((section, i) => (linear[i] ? size(section.id) : 0)));
    this.#chapters = await Chapters.of(this.#book, this.#publication.contents);
    this.#guardSections();
    await this.#mount(host);
    if (this.#closed) return;
    if (!at || !(await this.goTo(at)))
      await this.#goToTarget({ index: Math.max(0, linear.indexOf(true)), anchor: () => 0 });
  }

  async #parse(): Promise<FoliateBook> {
    try {
      const book = (await new EPUB(new MemberLoader(this.#publication)).init()) as FoliateBook;
      book.rendition = {
        layout: this.#publication.fixed ? 'pre-paginated' : 'reflowable',
        spread: this.#publication.manifest.metadata.presentation?.spread ?? 'auto',
      };
      return book;
    } catch (error) {
      throw error instanceof ReaderError ? error : new ReaderError('damaged', String(error));
    }
  }

  /** A part that cannot be fetched becomes an empty page and a message; the rest of the book stays readable. */
  #guardSections(): void {
    for (const section of this.#book.sections) {
      const load = section.load;
      section.load = async () => {
        try {
          return await load();
        } catch (error) {
          this.listener.failed(error instanceof ReaderError ? error : new ReaderError('part-missing', String(error)));
          return URL.createObjectURL(new Blob(['<!doctype html><title>…</title><body>'], { type: 'text/html' }));
        }
      };
    }
  }

  async #mount(host: HTMLElement): Promise<void> {
    if (this.#publication.fixed) await import('foliate-js/fixed-layout.js');
    else await import('foliate-js/paginator.js');
    if (this.#closed) return;
    this.#renderer = document.createElement(
      this.#publication.fixed ? 'foliate-fxl' : 'foliate-paginator',
    ) as FoliateRenderer;
    const events = new PageEvents(this.#book, this.listener, {
      place: () => this.#place?.locator,
      goTo: (href) => this.goTo(href),
      swipes: this.#publication.fixed,
    });
    this.#renderer.addEventListener('load', (event) => {
      const { doc, index } = (event as CustomEvent<FoliateLoadDetail>).detail;
      this.#prepare(doc);
      events.attach(doc, index);
    });
    this.#renderer.addEventListener('relocate', (event) =>
      this.#relocated((event as CustomEvent<FoliateRelocateDetail>).detail),
    );
    this.#renderer.open(this.#book);
    host.replaceChildren(this.#renderer);
    this.apply(this.#appearance);
  }

  #prepare(doc: Document): void {
    const root = doc.documentElement;
    if (!root.lang && !root.hasAttribute('xml:lang')) root.lang = this.#publication.language;
    if (!root.dir && this.#publication.rightToLeft && this.layout === 'reflowable') root.dir = 'rtl';
  }

  #relocated({ range, index, fraction = 0, size = 0 }: FoliateRelocateDetail): void {
    const section = this.#book.sections[index];
    if (!section || this.#closed) return;
    const member = this.#publication.member(section.id);
    const entry = this.#chapters.at(index, range);
    const progress = this.#extent.progress(index, fraction);
    const position = this.#extent.position(index, fraction);
    const atEnd = this.#isLast(index) && (this.layout === 'fixed' || fraction + size >= 0.999);
    const minutes = Math.round(
      this.#extent.left(index, fraction + size, this.#chapters.end(index)) / positionsPerMinute,
    );
    this.#place = {
      locator: {
        href: section.id,
        type: member?.type ?? '',
        ...(entry ? { title: entry.label } : {}),
        locations: {
          progression: clamp(fraction),
          totalProgression: progress,
          position,
          fragments: [range ? CFI.joinIndir(section.cfi, CFI.fromRange(range)) : section.cfi],
        },
      },
      entry,
      position,
      total: this.#extent.total,
      progress: atEnd ? 1 : progress,
      ...(this.layout === 'reflowable' && minutes > 0 && minutes < 240 ? { minutesLeft: minutes } : {}),
      atStart: index === this.#first() && fraction < 0.001,
      atEnd,
    };
    this.listener.moved(this.#place);
    this.#fetchAhead(index);
  }

  /** Has the next part of the book at hand before its turn comes; not where every byte is paid for. */
  #fetchAhead(index: number): void {
    if (this.#ahead === index || (navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
    this.#ahead = index;
    const next = this.#book.sections.slice(index + 1).find((section) => section.linear !== 'no');
    const member = next && this.#publication.member(next.id);
    if (member)
      void fetch(member.url, { credentials: 'same-origin', priority: 'low' })
        .then((response) => response.arrayBuffer())
        .catch(() => undefined);
  }

  #first(): number {
    return this.#book.sections.findIndex((section) => section.linear !== 'no');
  }

  #isLast(index: number): boolean {
    return this.#book.sections.findLastIndex((section) => section.linear !== 'no') <= index;
  }

  apply(appearance: Appearance): void {
    this.#appearance = appearance;
    const renderer = this.#renderer;
    if (!renderer) return;
    if (this.layout === 'fixed') return this.#zoom(appearance.size);
    renderer.toggleAttribute(
      'animated',
      matchMedia('(pointer: coarse) and (prefers-reduced-motion: no-preference)').matches,
    );
    renderer.setAttribute('flow', appearance.flow === 'scroll' ? 'scrolled' : 'paginated');
    renderer.setAttribute('gap', `${gaps[appearance.margin]}%`);
    renderer.setAttribute('margin', innerHeight < 600 ? '16px' : '32px');
    renderer.setAttribute(
      'max-inline-size',
      `${Math.round(measures[appearance.margin] * Math.max(1, appearance.size / 100))}px`,
    );
    renderer.setAttribute('max-column-count', String(appearance.columns));
    renderer.setStyles?.(bookStyles(appearance, this.#publication.language, false));
  }

  /** foliate-js takes an absolute scale; people mean a share of the page as it fits. */
  #zoom(size: number): void {
    this.#renderer.setAttribute('zoom', 'fit-page');
    if (size === 100) return;
    const frame = this.#renderer
      .getContents()
      .map(({ doc }) => doc?.defaultView?.frameElement as HTMLElement | null)
      .find((element) => element && element.offsetWidth > 0);
    if (!frame) return;
    const fit = frame.getBoundingClientRect().width / frame.offsetWidth;
    this.#renderer.setAttribute('zoom', String((fit * size) / 100));
  }

  next(): Promise<void> {
    return this.#inTurn(() => this.#renderer.next());
  }

  previous(): Promise<void> {
    return this.#inTurn(() => this.#renderer.prev());
  }

  nudge(by: 1 | -1): Promise<void> {
    return this.#inTurn(() => (by === 1 ? this.#renderer.next(60) : this.#renderer.prev(60)));
  }

  async goTo(target: Locator | string): Promise<boolean> {
    const resolved =
      typeof target === 'string' ? this.#book.resolveHref(withPlainFragment(target)) : this.#resolve(target);
    if (!resolved || !this.#book.sections[resolved.index]) return false;
    await this.#goToTarget(resolved);
    return true;
  }

  goToProgress(progress: number): Promise<void> {
    const { index, fraction } = this.#extent.find(progress);
    return this.#goToTarget({ index, anchor: fraction });
  }

  /** The exact spot when it still lies in the same member, else the same share of that member. */
  #resolve({ href, locations }: Locator): FoliateTarget | undefined {
    const index = this.#book.sections.findIndex((section) => section.id === href);
    const rough: FoliateTarget = { index, anchor: locations.progression ?? 0 };
    const cfi = locations.fragments?.find((fragment) => CFI.isCFI.test(fragment));
    if (cfi)
      try {
        const exact = this.#book.resolveCFI(cfi);
        const { anchor } = exact;
        if (exact.index === index && typeof anchor === 'function')
          return { index, anchor: (doc) => attempt(() => anchor(doc)) ?? locations.progression ?? 0 };
      } catch {
        // an edition of the book in which this spot no longer exists
      }
    return index < 0 ? undefined : rough;
  }

  #goToTarget(target: FoliateTarget): Promise<void> {
    return this.#inTurn(() => this.#renderer.goTo(target));
  }

  /** foliate-js drops a request that comes while a page is turning; people who press twice mean two pages. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(() => (this.#closed || !this.#renderer ? undefined : act()));
    this.#turn = turn.catch((error: unknown) => console.warn(error));
    return turn;
  }

  focus(): void {
    // beside a cover foliate-js keeps an empty frame, in which keys would be lost
    const page = this.#renderer?.getContents().find(({ doc }) => doc?.URL.startsWith('blob:'));
    page?.doc.defaultView?.focus();
  }

  close(): Promise<void> {
    this.#closed = true;
    // foliate-js assumes that a page was shown
    attempt(() => this.#renderer?.destroy());
    this.#renderer?.remove();
    this.#book?.destroy();
    return Promise.resolve();
  }
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0));
}
