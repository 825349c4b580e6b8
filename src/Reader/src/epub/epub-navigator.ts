import { EPUB } from 'foliate-js/epub.js';
import type { Appearance } from '../appearance';
import type { Locator } from '../locator';
import {
  ReaderError,
  type Found,
  type BookTitle,
  type Navigator,
  type NavigatorListener,
  type Place,
  type ShownPage,
  type TocEntry,
} from '../navigator';
import { Chapters } from './chapters';
import type { FoliateBook } from './engine';
import { Extent, share } from './extent';
import { Finder } from './finder';
import { Links } from './links';
import { MemberLoader } from './loader';
import { PageLabels } from './page-labels';
import { placeOf, type Standing } from './place';
import { StageBook } from './stage-book';
import type { StageEvents } from './stage/book';
import { Stage, type StageFlow } from './stage/stage';
import type { Target } from './stage/target';
import type { Unit } from './stage/units';
import { scrollsSideways } from './stage/wide';
import { Zones } from './stage/zones';
import { Publication, pathOf } from './webpub';

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
  #finder!: Finder;
  #appearance: Appearance;
  #place: Place | undefined;
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

  get title(): BookTitle | undefined {
    return this.#publication?.titled;
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
      title: (unit) => this.#chapters.at(unit.index, null)?.label || this.#publication.title || unit.path,
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
    this.#finder = new Finder(this.#book, this.#stage, this.#standing);
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
    this.#finder.came(doc, unit);
  }

  #moved(): void {
    const spot = this.#stage.spot;
    if (!spot || this.#closed) return;
    this.#place = placeOf(spot, {
      ...this.#standing,
      pageLabel: this.#labels.at(spot.unit.index, spot.range),
      atStart: this.#stage.atStart,
      atEnd: this.#stage.atEnd,
    });
    this.listener.moved(this.#place);
  }

  /** What a spot is told by; the extent grows exact after the first page. */
  get #standing(): Standing {
    const { extent, book, chapters, publication } = {
      extent: () => this.#extent,
      book: this.#book,
      chapters: this.#chapters,
      publication: this.#publication,
    };
    return {
      book,
      chapters,
      get extent() {
        return extent();
      },
      typeOf: (path) => publication.member(path)?.type ?? '',
    };
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

  mark(quote: string | undefined, at?: Locator): Promise<boolean> {
    return this.#finder.mark(quote, at && this.#resolve(at));
  }

  find(query: string, signal: AbortSignal): AsyncIterable<Found> {
    return this.#finder.find(query, signal);
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
