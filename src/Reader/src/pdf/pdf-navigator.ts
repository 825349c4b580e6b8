import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { Appearance } from '../appearance';
import { SwipeWatch } from '../gestures';
import type { Locator } from '../locator';
import type { Found, Navigator, NavigatorListener, PageZoom, Thumbnails, TocEntry } from '../navigator';
import { WheelTurns } from '../wheel';
import { readContents } from './contents';
import { Deck } from './deck';
import { Finder } from './finder';
import { PageLabels } from './labels';
import type { Destination } from './links';
import { Looking } from './looking';
import { explainPdf, openPdf } from './open';
import { entryAt, pageOf } from './outline';
import { matchIn, pageIn, pageNamed } from './pages';
import type { PageSize, PageView } from './page-view';
import { Stage } from './stage';
import { drawSmall } from './small';
import type { PdfSource } from './source';
import { stepFrom, ZoomMemory } from './zoom';
import { ZoomGestures } from './zoom-gestures';

const lines = 60;

/** PDF over pdf.js, page by page or as one long roll. */
export class PdfNavigator implements Navigator {
  readonly direction = 'ltr';
  readonly layout = 'fixed';
  readonly zoom: PageZoom;
  readonly thumbnails: Thumbnails = {
    count: () => this.#stage.total,
    label: (page) => this.source.pageLabel(this.#labels.of(page) ?? page),
    draw: (page, width) => drawSmall(this.#pdf, page, width),
  };
  readonly #stage: Stage;
  readonly #wheel = new WheelTurns();
  readonly #stop = new AbortController();
  #task: PDFDocumentLoadingTask | undefined;
  #pdf!: PDFDocumentProxy;
  #deck: Deck | undefined;
  #looking!: Looking;
  #labels = new PageLabels(null);
  #outline: readonly TocEntry[] = [];
  #outlineRead: Promise<readonly TocEntry[]> | undefined;
  #gestures: { stop(): void }[] = [];

  constructor(
    private readonly source: PdfSource,
    private readonly listener: NavigatorListener,
    appearance: Appearance,
    storage: Storage | undefined,
  ) {
    const memory = new ZoomMemory(storage, source.fileId);
    const stage = new Stage(
      {
        moved: () => this.#report(),
        zoomed: () => this.zoom.changed?.(),
        pageFailed: (page, error) => void this.#pageFailed(page, error),
      },
      appearance,
      memory.load(),
    );
    this.#stage = stage;
    const choose = (choice: 'page' | 'width' | number): void => {
      memory.save(choice);
      stage.zoomTo(choice);
    };
    this.zoom = {
      get fit() {
        return stage.fit;
      },
      get percent() {
        return stage.percent;
      },
      fitTo: choose,
      step: (by) => choose(stepFrom(stage.percent, by)),
    };
    this.#gestures.push(
      new ZoomGestures(stage.element, {
        zoomBy: (factor, x, y) => stage.zoomBy(factor, x, y),
        settled: () => {
          memory.save(stage.zoom);
          stage.settle();
        },
      }),
    );
  }

  async open(host: HTMLElement, at?: Locator | string): Promise<void> {
    host.replaceChildren(this.#stage.element);
    const wanted = typeof at === 'string' ? (pageNamed(at) ?? 1) : pageIn(at);
    if (wanted === 1 && this.source.firstPage) this.#showAtOnce(this.source.firstPage);
    try {
      this.#task = openPdf(this.source.url);
      this.#pdf = await this.#task.promise;
      if (this.#isClosed) return;
      this.#deck = new Deck(this.#pdf, this.source.pageLabel, {
        internal: (destination) => void this.#follow(destination),
        external: (href) => this.listener.externalLinkAsked(href),
      });
      this.#looking = new Looking(this.#stage, this.#deck, new Finder(this.#pdf), (page, match) => ({
        locator: this.#locatorOf(page, undefined, match),
        label: this.thumbnails.label(page),
      }));
      const page = Math.min(wanted, this.#deck.count);
      const standard = await this.#standard(this.#deck, page);
      if (this.source.firstPage && page === 1) this.#deck.page(1).showAtOnce(this.source.firstPage);
      this.#listen();
      await this.#stage.open(this.#deck, standard, page);
    } catch (error) {
      if (this.#isClosed) return;
      throw await explainPdf(error, this.source.url);
    }
    void this.#readLabels();
  }

  /** The size of the wanted page; when that page is damaged, of another one. A file without any fails here. */
  async #standard(deck: Deck, wanted: number): Promise<PageSize> {
    try {
      return await deck.page(wanted).size();
    } catch (error) {
      if (deck.count === 1) throw error;
      return deck.page(wanted === 1 ? 2 : 1).size();
    }
  }

  #showAtOnce(url: string): void {
    const picture = new Image();
    picture.className = 'pdf-first';
    picture.alt = '';
    picture.src = url;
    this.#stage.element.replaceChildren(picture);
  }

  #listen(): void {
    const { element } = this.#stage;
    const { signal } = this.#stop;
    element.addEventListener(
      'click',
      (event) => {
        if ((event.target as Element).closest('a, button') || getSelection()?.isCollapsed === false) return;
        const area = (element.closest('.reader-page') ?? element).getBoundingClientRect();
        const [x, y] = [(event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height];
        this.listener.tapped(x, y, 'pointerType' in event && event.pointerType !== 'mouse');
      },
      { signal },
    );
    element.addEventListener('wheel', (event) => this.#wheeled(event), { signal, passive: true });
    this.#gestures.push(
      new SwipeWatch(element, (direction) => {
        if (element.scrollWidth <= element.clientWidth + 4) this.listener.swiped(direction);
      }),
    );
  }

  #wheeled(event: WheelEvent): void {
    if (event.ctrlKey || this.#stage.rolls || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    const turn = this.#wheel.turn(event, this.#stage.canRoll(event.deltaY > 0 ? 1 : -1));
    if (turn) void (turn === 1 ? this.next() : this.previous());
  }

  get #isClosed(): boolean {
    return this.#stop.signal.aborted;
  }

  apply(appearance: Appearance): void {
    this.#stage.apply(appearance);
  }

  async #pageFailed(page: PageView, error: unknown): Promise<void> {
    if (this.#isClosed) return;
    const fault = await explainPdf(error, this.source.url);
    if (this.#isClosed) return;
    console.warn(fault);
    if (fault.fault === 'damaged') page.showFault(...this.source.damagedPage());
    // The document that was open has another form now, or is gone; the page says which.
    else if (fault.fault === 'not-found') location.reload();
    else this.listener.failed(fault);
  }

  async #readLabels(): Promise<void> {
    this.#labels = new PageLabels(await this.#pdf.getPageLabels().catch(() => null));
    if (this.#isClosed || !this.#deck) return;
    for (const page of this.#deck.pages) {
      const label = this.#labels.of(page.number);
      if (label) page.label = this.source.pageLabel(label);
    }
    this.#report();
  }

  #report(): void {
    const { current, total, spread } = this.#stage;
    if (!total) return;
    const entry = entryAt(this.#outline, current);
    const last = Math.max(...spread);
    const pageLabel = this.#labels.of(current);
    this.listener.moved({
      locator: this.#locatorOf(current, entry?.label),
      entry,
      position: current,
      total,
      progress: last / total,
      ...(pageLabel ? { pageLabel } : {}),
      atStart: current === 1,
      atEnd: last === total,
    });
  }

  #locatorOf(page: number, title?: string, match?: number): Locator {
    const { total } = this.#stage;
    return {
      href: this.source.name,
      type: 'application/pdf',
      ...(title ? { title } : {}),
      locations: {
        position: page,
        totalProgression: total > 1 ? (page - 1) / (total - 1) : 1,
        fragments: [`page=${page}`, ...(match === undefined ? [] : [`match=${match}`])],
      },
    };
  }

  contents(): Promise<readonly TocEntry[]> {
    this.#outlineRead ??= readContents(this.#pdf, this.source.manifest).then((outline) => {
      this.#outline = outline;
      if (!this.#isClosed) this.#report();
      return outline;
    });
    return this.#outlineRead;
  }

  async #follow(destination: Destination): Promise<void> {
    const page = await pageOf(this.#pdf, destination);
    if (!page || this.#isClosed) return;
    const from = this.#locatorOf(this.#stage.current);
    await this.#stage.turnTo(page);
    this.listener.jumped(from);
  }

  next(): Promise<void> {
    return this.#stage.next();
  }

  previous(): Promise<void> {
    return this.#stage.previous();
  }

  nudge(by: 1 | -1): Promise<void> {
    this.#stage.nudge(by * lines);
    return Promise.resolve();
  }

  async goTo(target: Locator | string): Promise<boolean> {
    const page = typeof target === 'string' ? pageNamed(target) : pageIn(target);
    if (!page || !this.#deck?.has(page)) return false;
    await this.#stage.turnTo(page);
    if (typeof target !== 'string') await this.#looking.lookAtMatch(page, matchIn(target));
    return true;
  }

  async goToProgress(progress: number): Promise<void> {
    const { total } = this.#stage;
    const share = Math.min(1, Math.max(0, progress)) || 0;
    await this.#stage.turnTo(1 + Math.round(share * (total - 1)));
  }

  async goToPage(asked: string): Promise<boolean> {
    const page = this.#labels.find(asked, this.#stage.total, this.#stage.current);
    if (page) await this.#stage.turnTo(page);
    return page !== undefined;
  }

  find(query: string, signal: AbortSignal): AsyncIterable<Found> {
    return this.#looking.find(query, signal);
  }

  mark(quote: string | undefined, at?: Locator): Promise<boolean> {
    // going to what was found has marked it already
    return at ? Promise.resolve(true) : this.#looking.mark(quote);
  }

  focus(): void {
    this.#stage.element.focus({ preventScroll: true });
  }

  async close(): Promise<void> {
    this.#stop.abort();
    for (const gesture of this.#gestures) gesture.stop();
    this.#stage.close();
    await this.#task?.destroy();
  }
}
