import { isDark, type Appearance } from '../appearance';
import type { Deck } from './deck';
import type { PageSize, PageView } from './page-view';
import { spreadOf } from './spreads';
import { bounded, fitOf, percentOf, scaleOf, type ZoomChoice } from './zoom';

export interface StageEvents {
  /** Another page is the current one. */
  moved(): void;
  zoomed(): void;
  pageFailed(page: PageView, error: unknown): void;
}

/** Where pages stand: one spread at a time or one long roll, at a zoom; scrolled within what does not fit. */
export class Stage {
  readonly element = document.createElement('div');
  #deck: Deck | undefined;
  #standard: PageSize = { width: 595, height: 842 };
  #near: IntersectionObserver | undefined;
  #current = 1;
  #zoom: ZoomChoice;
  #shown = Promise.resolve();
  #laidOut = 0;
  readonly #resize = new ResizeObserver(() => this.#resized());

  constructor(
    private readonly events: StageEvents,
    private appearance: Appearance,
    zoom: ZoomChoice,
  ) {
    this.#zoom = zoom;
    this.element.className = 'pdf';
    this.element.tabIndex = 0;
  }

  /** `standard`: the size that pages have until they are known. */
  async open(deck: Deck, standard: PageSize, page: number): Promise<void> {
    this.#deck = deck;
    deck.turnColours(isDark(this.appearance.theme));
    this.#standard = standard;
    this.#current = page;
    this.element.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#resize.observe(this.element);
    await this.#layOut();
  }

  get rolls(): boolean {
    return this.appearance.flow === 'scroll';
  }

  get current(): number {
    return this.#current;
  }

  get total(): number {
    return this.#deck?.count ?? 0;
  }

  /** Pages that are seen together. */
  get spread(): readonly number[] {
    return spreadOf(this.#current, this.total, this.rolls ? 1 : this.appearance.columns);
  }

  page(number: number): PageView {
    if (!this.#deck) throw new Error('The file is not open');
    return this.#deck.page(number);
  }

  apply(appearance: Appearance): void {
    this.appearance = appearance;
    this.#deck?.turnColours(isDark(appearance.theme));
    if (this.#deck) void this.#layOut();
  }

  get zoom(): ZoomChoice {
    return this.#zoom;
  }

  get fit(): 'page' | 'width' | undefined {
    const { clientWidth: width, clientHeight: height } = this.element;
    return fitOf(this.#zoom, { width, height }, this.appearance.flow);
  }

  get percent(): number {
    return this.#deck ? percentOf(this.page(this.#current).scale) : 100;
  }

  /** Another zoom; what is in the middle of the window stays there. */
  zoomTo(choice: ZoomChoice): void {
    this.#zoom = choice;
    const box = this.element.getBoundingClientRect();
    this.#rescale(box.left + box.width / 2, box.top + box.height / 2);
    this.settle();
  }

  /** Times the present size while fingers move; {@link settle} draws the pages sharply. */
  zoomBy(factor: number, x: number, y: number): void {
    if (!this.#deck || !Number.isFinite(factor) || factor <= 0) return;
    this.#zoom = bounded((this.page(this.#current).scale * factor * 100 * 72) / 96);
    this.#rescale(x, y);
  }

  settle(): void {
    this.events.zoomed();
    for (const page of this.#pagesAround()) void this.#draw(page);
  }

  #rescale(x: number, y: number): void {
    if (!this.#deck) return;
    const under = this.#pageAt(x, y);
    const before = under.element.getBoundingClientRect();
    const [dx, dy] = [(x - before.left) / before.width, (y - before.top) / before.height];
    const pages = this.rolls ? this.#deck.pages : this.spread.map((number) => this.page(number));
    const sizes = pages.map((page) => page.known ?? this.#standard);
    const together = this.rolls ? undefined : this.#scale(sizes);
    pages.forEach((page, i) => {
      const size = sizes[i] ?? this.#standard;
      page.reserve(size, together ?? this.#scale([size]));
    });
    const after = under.element.getBoundingClientRect();
    this.element.scrollBy(after.left + dx * after.width - x, after.top + dy * after.height - y);
  }

  #pageAt(x: number, y: number): PageView {
    const element = document.elementsFromPoint(x, y).find((e) => e.classList.contains('pdf-page'));
    return this.page(Number((element as HTMLElement | undefined)?.dataset['page'] ?? this.#current));
  }

  #scale(sizes: readonly PageSize[]): number {
    const { clientWidth, clientHeight: height } = this.element;
    const width = clientWidth - (this.rolls && clientWidth > 640 ? 16 : 0);
    return scaleOf(this.#zoom, sizes, { width, height }, this.appearance.flow);
  }

  /** Only the last lay-out goes on: turning quickly leaves the pages between undrawn. */
  #layOut(at: 'top' | 'bottom' = 'top'): Promise<void> {
    const turn = ++this.#laidOut;
    this.element.dataset['flow'] = this.appearance.flow;
    this.#near?.disconnect();
    this.#shown = this.rolls ? this.#layOutRoll() : this.#showSpread(turn, at);
    return this.#shown;
  }

  async #layOutRoll(): Promise<void> {
    const pages = this.#deck?.pages ?? [];
    for (const page of pages) {
      const size = page.known ?? this.#standard;
      page.reserve(size, this.#scale([size]));
    }
    this.element.replaceChildren(...pages.map((page) => page.element));
    this.#near = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) void this.#draw(this.page(Number((target as HTMLElement).dataset['page'])));
      },
      { root: this.element, rootMargin: '60% 0px' },
    );
    for (const page of pages) this.#near.observe(page.element);
    this.page(this.#current).element.scrollIntoView({ block: 'start' });
    this.events.moved();
    await this.#draw(this.page(this.#current));
  }

  async #showSpread(turn: number, at: 'top' | 'bottom'): Promise<void> {
    const pages = this.spread.map((number) => this.page(number));
    const sizes = await Promise.all(pages.map((page) => page.size().catch(() => this.#standard)));
    if (turn !== this.#laidOut) return;
    const scale = this.#scale(sizes);
    pages.forEach((page, i) => page.reserve(sizes[i] ?? this.#standard, scale));
    this.element.replaceChildren(...pages.map((page) => page.element));
    this.element.scrollTo(0, at === 'bottom' ? this.element.scrollHeight : 0);
    this.events.moved();
    await Promise.all(pages.map((page) => this.#draw(page, scale)));
    const following = turn === this.#laidOut ? this.#deck?.pages[pages.at(-1)?.number ?? this.total] : undefined;
    // The next page is drawn while this one is being read.
    if (following && this.appearance.columns === 1) void this.#draw(following);
  }

  async #draw(page: PageView, scale?: number): Promise<void> {
    try {
      await this.#deck?.draw(page, scale ?? this.#scaleOf(page, await page.size()), this.#current);
    } catch (error) {
      this.events.pageFailed(page, error);
    }
  }

  /** Pages seen together have one scale. */
  #scaleOf(page: PageView, size: PageSize): number {
    const beside = this.rolls || !this.spread.includes(page.number) ? [] : this.spread;
    return beside.length ? this.page(this.#current).scale : this.#scale([size]);
  }

  #pagesAround(): PageView[] {
    if (!this.rolls) return this.spread.map((number) => this.page(number));
    const frame = this.element.getBoundingClientRect();
    return (this.#deck?.pages ?? []).filter((page) => {
      const box = page.element.getBoundingClientRect();
      return box.bottom > frame.top && box.top < frame.bottom;
    });
  }

  /** A turned phone or a narrower window keeps the share of the page that was read. */
  #resized(): void {
    if (!this.#deck) return;
    const share = this.element.scrollTop / (this.element.scrollHeight || 1);
    const before = this.page(this.#current).scale;
    const wanted = this.#scale(this.spread.map((number) => this.page(number).known ?? this.#standard));
    if (Math.abs(wanted - before) < 0.001) return;
    const turn = this.#laidOut + 1;
    void this.#layOut().then(() => {
      if (turn === this.#laidOut && !this.rolls) this.element.scrollTo(0, share * this.element.scrollHeight);
      this.events.zoomed();
    });
  }

  #scrolled(): void {
    if (!this.rolls || !this.#deck) return;
    const line = this.element.getBoundingClientRect().top + this.element.clientHeight / 3;
    const at = this.#deck.pages.findLast((page) => page.element.getBoundingClientRect().top <= line)?.number ?? 1;
    if (at === this.#current) return;
    this.#current = at;
    this.events.moved();
  }

  /** Another screen of what does not fit, or the page after. */
  async next(): Promise<void> {
    if (!this.#rollOn(1)) await this.turnTo(Math.max(...this.spread) + 1);
  }

  /** Backwards one comes to the end of a page that does not fit. */
  async previous(): Promise<void> {
    if (!this.#rollOn(-1)) await this.turnTo(Math.min(...this.spread) - 1, 'bottom');
  }

  /** Whether a push in that direction still moves what is seen. */
  canRoll(by: 1 | -1): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    return (by === 1 ? scrollHeight - clientHeight - scrollTop : scrollTop) > 4;
  }

  #rollOn(by: 1 | -1): boolean {
    if (!this.canRoll(by)) return this.rolls;
    this.nudge(by * this.element.clientHeight * 0.9);
    return true;
  }

  nudge(pixels: number): void {
    this.element.scrollBy({ top: pixels });
  }

  async turnTo(number: number, at: 'top' | 'bottom' = 'top'): Promise<void> {
    if (!this.#deck?.has(number)) return;
    const isShown = !this.rolls && this.element.childElementCount > 0 && this.spread.includes(number);
    this.#current = number;
    if (isShown) {
      this.events.moved();
      return this.#shown;
    }
    if (!this.rolls) return this.#layOut(at);
    this.page(number).element.scrollIntoView({ block: 'start' });
    this.events.moved();
    await this.#draw(this.page(number));
  }

  /** Scrolls to the marked words of a page, unless they are on screen. */
  reveal(page: PageView): void {
    const mark = page.marked?.getBoundingClientRect();
    if (!mark) return;
    const frame = this.element.getBoundingClientRect();
    const isAcross = mark.left >= frame.left && mark.right <= frame.right;
    const isDown = mark.top >= frame.top + 8 && mark.bottom <= frame.bottom - 8;
    this.element.scrollBy(
      isAcross ? 0 : mark.left - frame.left - frame.width / 4,
      isDown ? 0 : mark.top - frame.top - frame.height / 3,
    );
  }

  close(): void {
    this.#near?.disconnect();
    this.#resize.disconnect();
    this.element.remove();
    this.#deck?.close();
    this.#deck = undefined;
  }
}
