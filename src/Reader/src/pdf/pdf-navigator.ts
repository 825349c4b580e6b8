import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { Appearance } from '../appearance';
import { SwipeWatch } from '../gestures';
import type { Locator } from '../locator';
import type { Navigator, NavigatorListener, TocEntry } from '../navigator';
import type { Destination } from './links';
import { explainPdf, openPdf } from './open';
import { entryAt, pageOf, readOutline } from './outline';
import { pageIn, pageNamed } from './pages';
import type { PageSize, PageView } from './page-view';
import { Deck } from './deck';
import { fitScale, spreadOf } from './spreads';

export interface PdfSource {
  readonly url: string;
  /** Picture of page 1, made by the server. */
  readonly firstPage: string | undefined;
  readonly pageLabel: (page: number) => string;
}

/** PDF over pdf.js, page by page or as one long roll. */
export class PdfNavigator implements Navigator {
  readonly direction = 'ltr';
  readonly layout = 'fixed';
  #task: PDFDocumentLoadingTask | undefined;
  #pdf!: PDFDocumentProxy;
  #deck: Deck | undefined;
  #standard: PageSize = { width: 595, height: 842 };
  #outline: readonly TocEntry[] = [];
  #outlineRead: Promise<readonly TocEntry[]> | undefined;
  #current = 1;
  #appearance: Appearance;
  #swipe: SwipeWatch | undefined;
  #near: IntersectionObserver | undefined;
  #closed = false;
  readonly #roll = document.createElement('div');
  readonly #resize = new ResizeObserver(() => this.#resized());

  constructor(
    private readonly source: PdfSource,
    private readonly listener: NavigatorListener,
    appearance: Appearance,
  ) {
    this.#appearance = appearance;
    this.#roll.className = 'pdf';
    this.#roll.tabIndex = 0;
  }

  async open(host: HTMLElement, at?: Locator | string): Promise<void> {
    host.replaceChildren(this.#roll);
    const wanted = typeof at === 'string' ? (pageNamed(at) ?? 1) : pageIn(at);
    if (wanted === 1 && this.source.firstPage) this.#showAtOnce(this.source.firstPage);
    try {
      this.#task = openPdf(this.source.url);
      this.#pdf = await this.#task.promise;
      if (this.#closed) return;
      this.#deck = new Deck(this.#pdf, this.source.pageLabel, {
        internal: (destination) => void this.#follow(destination),
        external: (href) => this.listener.externalLinkAsked(href),
      });
      if (this.source.firstPage && wanted === 1) this.#page(1).showAtOnce(this.source.firstPage);
      this.#standard = await this.#page(Math.min(wanted, this.#total)).size();
    } catch (error) {
      if (this.#closed) return;
      throw explainPdf(error);
    }
    this.#current = Math.min(wanted, this.#total);
    this.#listen();
    await this.#layOut();
  }

  #showAtOnce(url: string): void {
    const picture = new Image();
    picture.className = 'pdf-first';
    picture.alt = '';
    picture.src = url;
    this.#roll.replaceChildren(picture);
  }

  #listen(): void {
    this.#roll.addEventListener('click', (event) => {
      if ((event.target as Element).closest('a') || getSelection()?.isCollapsed === false) return;
      const box = this.#roll.getBoundingClientRect();
      const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
      this.listener.tapped(x, y, 'pointerType' in event && event.pointerType !== 'mouse');
    });
    this.#roll.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#swipe = new SwipeWatch(this.#roll, (direction) => {
      if (this.#roll.scrollWidth <= this.#roll.clientWidth + 4) this.listener.swiped(direction);
    });
    this.#resize.observe(this.#roll);
  }

  get #rolls(): boolean {
    return this.#appearance.flow === 'scroll';
  }

  get #total(): number {
    return this.#deck?.count ?? 0;
  }

  get #pages(): readonly PageView[] {
    return this.#deck?.pages ?? [];
  }

  #page(number: number): PageView {
    if (!this.#deck) throw new Error('The file is not open');
    return this.#deck.page(number);
  }

  apply(appearance: Appearance): void {
    this.#appearance = appearance;
    if (this.#total) void this.#layOut();
  }

  async #layOut(): Promise<void> {
    this.#roll.dataset['flow'] = this.#appearance.flow;
    this.#near?.disconnect();
    if (this.#rolls) await this.#layOutRoll();
    else await this.#showSpread();
  }

  async #layOutRoll(): Promise<void> {
    const scale = this.#scale([this.#standard]);
    for (const page of this.#pages) page.reserve(this.#standard, scale);
    this.#roll.replaceChildren(...this.#pages.map((page) => page.element));
    this.#near = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) void this.#draw(this.#page(Number((target as HTMLElement).dataset['page'])));
      },
      { root: this.#roll, rootMargin: '60% 0px' },
    );
    for (const page of this.#pages) this.#near.observe(page.element);
    this.#page(this.#current).element.scrollIntoView({ block: 'start' });
    this.#report();
    await this.#draw(this.#page(this.#current));
  }

  async #showSpread(): Promise<void> {
    const shown = this.#current;
    const spread = spreadOf(shown, this.#total, this.#appearance.columns).map((number) => this.#page(number));
    const sizes =
      (await this.#guard(() => Promise.all(spread.map((page) => page.size())))) ?? spread.map(() => this.#standard);
    if (shown !== this.#current || this.#closed) return;
    const scale = this.#scale(sizes);
    spread.forEach((page, i) => page.reserve(sizes[i] ?? this.#standard, scale));
    this.#roll.replaceChildren(...spread.map((page) => page.element));
    this.#roll.scrollTo(0, 0);
    this.#report();
    await Promise.all(spread.map((page) => this.#draw(page, scale)));
    const following = this.#pages[spread.at(-1)?.number ?? shown];
    // The next page is drawn while this one is being read.
    if (following && shown === this.#current && this.#appearance.columns === 1) await this.#draw(following);
  }

  async #draw(page: PageView, scale?: number): Promise<void> {
    await this.#guard(async () => this.#deck?.draw(page, scale ?? this.#scale([await page.size()]), this.#current));
  }

  async #guard<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      if (!this.#closed) this.listener.failed(explainPdf(error));
      return undefined;
    }
  }

  #scale(sizes: readonly PageSize[]): number {
    const { clientWidth: width, clientHeight: height } = this.#roll;
    const gap = this.#rolls ? 16 : 0;
    return fitScale(sizes, { width: width - gap, height }, this.#appearance.flow, this.#appearance.size);
  }

  #resized(): void {
    if (!this.#rolls) void this.#showSpread();
    else if (
      Math.abs(
        this.#scale([this.#standard]) - Number(this.#page(1).element.style.getPropertyValue('--total-scale-factor')),
      ) > 0.001
    )
      void this.#layOut();
  }

  #scrolled(): void {
    if (!this.#rolls) return;
    const line = this.#roll.getBoundingClientRect().top + this.#roll.clientHeight / 3;
    const at = this.#pages.findLast((page) => page.element.getBoundingClientRect().top <= line)?.number ?? 1;
    if (at === this.#current) return;
    this.#current = at;
    this.#report();
  }

  #report(): void {
    const total = this.#total;
    const entry = entryAt(this.#outline, this.#current);
    const last = Math.max(...spreadOf(this.#current, total, this.#rolls ? 1 : this.#appearance.columns));
    this.listener.moved({
      locator: {
        href: this.source.url,
        type: 'application/pdf',
        ...(entry ? { title: entry.label } : {}),
        locations: {
          position: this.#current,
          totalProgression: total > 1 ? (this.#current - 1) / (total - 1) : 1,
          fragments: [`page=${this.#current}`],
        },
      },
      entry,
      position: this.#current,
      total,
      progress: last / total,
      atStart: this.#current === 1,
      atEnd: last === total,
    });
  }

  contents(): Promise<readonly TocEntry[]> {
    this.#outlineRead ??= readOutline(this.#pdf).then((outline) => {
      this.#outline = outline;
      if (!this.#closed) this.#report();
      return outline;
    });
    return this.#outlineRead;
  }

  async #follow(destination: Destination): Promise<void> {
    const page = await pageOf(this.#pdf, destination);
    if (!page || this.#closed) return;
    const from: Locator = { href: this.source.url, type: 'application/pdf', locations: { position: this.#current } };
    await this.#turnTo(page);
    this.listener.jumped(from);
  }

  async next(): Promise<void> {
    if (this.#rollOn(1)) return;
    const last = Math.max(...spreadOf(this.#current, this.#total, this.#appearance.columns));
    await this.#turnTo(last + 1);
  }

  async previous(): Promise<void> {
    if (this.#rollOn(-1)) return;
    const first = Math.min(...spreadOf(this.#current, this.#total, this.#appearance.columns));
    await this.#turnTo(first - 1);
  }

  /** In a roll, and on a page larger than the window, the next screen comes before the next page. */
  #rollOn(by: 1 | -1): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.#roll;
    const rest = by === 1 ? scrollHeight - clientHeight - scrollTop : scrollTop;
    if (rest <= 4) return this.#rolls;
    this.#roll.scrollBy({ top: by * Math.min(rest, clientHeight * 0.9) });
    return true;
  }

  nudge(by: 1 | -1): Promise<void> {
    this.#roll.scrollBy({ top: by * 60 });
    return Promise.resolve();
  }

  async #turnTo(page: number): Promise<void> {
    if (!this.#deck?.has(page)) return;
    this.#current = page;
    if (!this.#rolls) return this.#showSpread();
    this.#page(page).element.scrollIntoView({ block: 'start' });
    this.#report();
  }

  async goTo(target: Locator | string): Promise<boolean> {
    const page = typeof target === 'string' ? pageNamed(target) : pageIn(target);
    if (!page || !this.#deck?.has(page)) return false;
    await this.#turnTo(page);
    return true;
  }

  goToProgress(progress: number): Promise<void> {
    return this.#turnTo(1 + Math.round(progress * (this.#total - 1)));
  }

  focus(): void {
    this.#roll.focus({ preventScroll: true });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#near?.disconnect();
    this.#resize.disconnect();
    this.#swipe?.stop();
    this.#roll.remove();
    this.#deck?.close();
    await this.#task?.destroy();
  }
}
