import { EPUB } from 'foliate-js/epub.js';
import type { Appearance } from '../appearance';
import type { Locator } from '../locator';
import {
  ReaderError,
  type Found,
  type Navigator,
  type NavigatorListener,
  type Place,
  type ShownPage,
  type TocEntry,
} from '../navigator';
import { Chapters } from './chapters';
import type { FoliateBook } from './engine';
import { Extent, share } from './extent';
import { Links } from './links';
import { MemberLoader } from './loader';
import { PageLabels } from './page-labels';
import { placeOf } from './place';
import { StageBook } from './stage-book';
import type { StageEvents } from './stage/book';
import { markRange, unmark } from './stage/highlight';
import { Stage, type StageFlow } from './stage/stage';
import type { Target } from './stage/target';
import type { Unit } from './stage/units';
import { scrollsSideways } from './stage/wide';
import { Zones } from './stage/zones';
import { Publication, pathOf } from './webpub';
import { findWords, locate, unitWith } from './words';

/** EPUB on a stage of our own; foliate-js opens the members (docs/adr/0013-own-page-engine.md). */
export class EpubNavigator implements Navigator {
  #publication!: Publication;
  #engine!: FoliateBook;
  #book!: StageBook;
  #stage!: Stage;
  #zones!: Zones;
  #links!: Links;
  #extent!: Extent;
  #chapters!: Chapters;
  #labels!: PageLabels;
  #appearance: Appearance;
  #place: Place | undefined;
  #quote: string | undefined;
  #closed = false;

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

  get flow(): 'pages' | 'scroll' {
    return this.#flow === 'pages' ? 'pages' : 'scroll';
  }

  get pages(): readonly ShownPage[] {
    return this.#stage?.shown ?? [];
  }

  contents(): Promise<readonly TocEntry[]> {
    return Promise.resolve(this.#publication.contents);
  }

  async open(host: HTMLElement, at?: Locator | string): Promise<void> {
    this.#publication = await Publication.open(this.base);
    this.#engine = await this.#parse();
    if (this.#closed) return;
    this.#book = new StageBook(this.#publication, this.#engine, {
      title: (unit) => this.#chapters.at(unit.index, null)?.label ?? '',
      came: (doc, unit, frame) => this.#came(doc, unit, frame.element),
    });
    this.#chapters = new Chapters(this.#publication.contents, this.#book.units);
    this.#labels = new PageLabels(this.#publication.pageList, this.#book.units);
    this.#measure(this.#publication.readingOrder.map(() => 1));
    this.#mount(host);
    void this.#measureExactly();
    if (!at || !(await this.goTo(at))) await this.#stage.goTo({ unit: 0, anchor: 0 });
  }

  async #parse(): Promise<FoliateBook> {
    try {
      return (await new EPUB(new MemberLoader(this.#publication)).init()) as FoliateBook;
    } catch (error) {
      throw error instanceof ReaderError ? error : new ReaderError('damaged', String(error));
    }
  }

  #measure(sizes: readonly number[]): void {
    this.#extent = new Extent(this.#book.units.map((unit) => (unit.linear ? (sizes[unit.index] ?? 1) : 0)));
  }

  /** The list of positions may be long: the first page does not wait for it. */
  async #measureExactly(): Promise<void> {
    const sizes = await Publication.positions(this.base, this.#publication.readingOrder);
    if (!sizes || this.#closed) return;
    this.#measure(sizes);
    if (this.#place) this.#moved();
  }

  #mount(host: HTMLElement): void {
    const events: StageEvents = {
      moved: () => this.#moved(),
      failed: (unit, error, retry) => this.listener.partFailed(faultOf(error, unit), retry),
    };
    this.#stage = new Stage(host, this.#book, this.#look, this.#flow, events);
    this.#links = new Links(this.#engine, this.listener, {
      place: () => this.#place?.locator,
      goTo: (href, from) => this.#follow(href, from),
      pictureAddress: (href) => {
        const member = this.#publication.member(pathOf(href));
        return member?.type.startsWith('image/') ? member.url : undefined;
      },
    });
    this.#zones = new Zones(host, this.#input());
  }

  #input(): ConstructorParameters<typeof Zones>[1] {
    const turns = (): boolean => this.flow === 'pages';
    const isZoomed = (): boolean => this.#appearance.size > 100 && (this.#stage.spot?.unit.fixed ?? false);
    return {
      get turns() {
        return turns() && !isZoomed();
      },
      tapped: (x, y, byTouch) => this.listener.tapped(x, y, byTouch),
      wheeled: (by) => void this.#turn(by),
      pictureAsked: (picture) => this.listener.pictureAsked(picture),
      linkFollowed: (link) => this.#followed(link),
      keyPressed: (event) => this.listener.keyPressed(event),
      isPage: (doc) => this.#isFixed(doc),
      mayStart: (target, dx) => turns() && !isZoomed() && !isHeld(target, dx),
      dragged: (dx) => this.#stage.drag(dx),
      turned: (dx) => void this.#turn(dx < 0 === (this.direction === 'ltr') ? 1 : -1),
      letGo: () => this.#stage.letGo(),
    };
  }

  #isFixed(doc: Document): boolean {
    return this.#book.units[this.#unitOf(doc) ?? -1]?.fixed ?? false;
  }

  #unitOf(doc: Document): number | undefined {
    return this.#stage.shown.find((page) => page.doc === doc)?.index;
  }

  #followed(link: Element): boolean {
    const unit = this.#book.units[this.#unitOf(link.ownerDocument) ?? -1];
    return unit !== undefined && this.#links.follow(link, unit);
  }

  async #follow(href: string, from: Unit): Promise<boolean> {
    const target = this.#book.find(href, from);
    if (target) await this.#stage.goTo(target);
    return target !== undefined;
  }

  #came(doc: Document, unit: Unit, frame: HTMLIFrameElement): void {
    this.#zones.attach(doc, frame);
    if (this.#quote) this.#markIn(doc, unit);
  }

  #moved(): void {
    const spot = this.#stage.spot;
    if (!spot || this.#closed) return;
    this.#place = placeOf(spot, {
      book: this.#book,
      extent: this.#extent,
      chapters: this.#chapters,
      typeOf: (path) => this.#publication.member(path)?.type ?? '',
      pageLabel: this.#labels.at(spot.unit.index, spot.range),
      atStart: this.#stage.atStart,
      atEnd: this.#stage.atEnd,
    });
    this.listener.moved(this.#place);
  }

  get #look() {
    return {
      appearance: this.#appearance,
      language: this.#publication.language,
      rightToLeft: this.#publication.rightToLeft,
    };
  }

  /** What the reader chose; before that, what the book asks for. */
  get #flow(): StageFlow {
    const asked = this.#publication?.flow;
    if (!this.#appearance.flowChosen && asked) return asked;
    return this.#appearance.flow === 'scroll' ? (asked === 'chapters' ? 'chapters' : 'roll') : 'pages';
  }

  apply(appearance: Appearance): void {
    this.#appearance = appearance;
    this.#stage?.apply(this.#look, this.#flow);
  }

  next(): Promise<void> {
    return this.#turn(1);
  }

  previous(): Promise<void> {
    return this.#turn(-1);
  }

  #turn(by: 1 | -1): Promise<void> {
    return this.#stage?.turn(by) ?? Promise.resolve();
  }

  nudge(by: 1 | -1): Promise<void> {
    return this.#stage?.nudge(by) ?? Promise.resolve();
  }

  async goTo(target: Locator | string): Promise<boolean> {
    const found = typeof target === 'string' ? this.#book.find(target, this.#here) : this.#resolve(target);
    if (!found) return false;
    await this.#stage.goTo(found);
    return true;
  }

  get #here(): Unit | undefined {
    return this.#stage?.spot?.unit;
  }

  #resolve(locator: Locator): Target | undefined {
    const { totalProgression } = locator.locations;
    const index = totalProgression === undefined ? undefined : this.#extent.find(totalProgression + 1e-9).index;
    return this.#book.at(locator, index);
  }

  goToProgress(progress: number): Promise<void> {
    const { index, into } = this.#extent.find(share(progress));
    return this.#stage.goTo({ unit: index, anchor: into });
  }

  async goToPage(label: string): Promise<boolean> {
    const href = this.#labels.find(label);
    return href !== undefined && this.goTo(href);
  }

  async mark(quote: string | undefined, at?: Locator): Promise<void> {
    for (const { doc } of this.#stage.shown) unmark(doc);
    this.#quote = quote?.trim() || undefined;
    if (!this.#quote) return;
    if (at) return this.#markAt(at, this.#quote);
    const words = this.#quote;
    const unit = await unitWith(this.#book, words, this.#here?.index ?? 0);
    if (!unit || this.#closed) return;
    await this.#stage.goTo({
      unit: unit.index,
      anchor: (doc) => locate(doc, words) ?? null,
      otherwise: this.#here === unit ? (this.#stage.spot?.into ?? 0) : 0,
    });
    for (const { doc, index } of this.#stage.shown) if (index === unit.index) this.#markIn(doc, unit);
  }

  async #markAt(at: Locator, words: string): Promise<void> {
    const target = this.#resolve(at);
    if (!target) return;
    await this.#stage.goTo(target);
    const page = this.#stage.shown.find(({ index }) => index === target.unit);
    const anchor = page && typeof target.anchor === 'function' ? target.anchor(page.doc) : undefined;
    const from = anchor && 'startContainer' in anchor ? anchor : undefined;
    const range = page && locate(page.doc, words, from);
    if (range) markRange(range);
  }

  #markIn(doc: Document, unit: Unit): void {
    const range = this.#quote && !unit.fixed ? locate(doc, this.#quote) : undefined;
    if (range) markRange(range);
  }

  find(query: string, signal: AbortSignal): AsyncIterable<Found> {
    return findWords(this.#book, query, signal, (unit, range) => {
      const entry = this.#chapters.at(unit.index, range);
      const start = range.cloneRange();
      start.collapse(true);
      return {
        locator: {
          href: unit.path,
          type: this.#publication.member(unit.path)?.type ?? '',
          ...(entry ? { title: entry.label } : {}),
          locations: {
            totalProgression: this.#extent.progress(unit.index, share(0)),
            fragments: [this.#book.cfi(unit, start)],
          },
        },
        ...(entry ? { label: entry.label } : {}),
      };
    });
  }

  focus(): void {
    this.#stage?.focus();
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#zones?.close();
    this.#stage?.close();
    this.#engine?.destroy();
    return Promise.resolve();
  }
}

/** What a finger slides by itself: a box that still scrolls that way, or something to be dragged. */
function isHeld(target: Element | null, dx: number): boolean {
  if (scrollsSideways(target, -dx) || target?.closest?.('input, select, textarea, audio, video')) return true;
  return target?.ownerDocument.getSelection()?.isCollapsed === false;
}

function faultOf(error: unknown, unit: Unit): ReaderError {
  return error instanceof ReaderError ? error : new ReaderError('part-missing', `${unit.path}: ${String(error)}`);
}
