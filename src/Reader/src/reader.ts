import { loadAppearance, saveAppearance, type Appearance } from './appearance';
import type { ReaderConfig } from './config';
import { speaker, type Say } from './messages';
import { ReaderError, type Navigator, type NavigatorListener, type Place } from './navigator';
import { leaveWhenOver } from './loan';
import type { Locator } from './locator';
import { Moves } from './moves';
import { EntryPlace } from './place/entry';
import type { PlaceKeeper } from './place/keeper';
import { Peek } from './place/peek';
import { Tools } from './tools';
import { ContentsPanel } from './ui/contents-panel';
import { DisplayPanel } from './ui/display-panel';
import { showFirstPage } from './ui/first-page';
import { Frame } from './ui/frame';
import { Jumps } from './ui/jumps';
import { commandOf, type Command } from './ui/keyboard';
import { Notices } from './ui/notices';
import { Offers } from './ui/offers';
import { closeOnPressOutside } from './ui/outside';
import { Troubles } from './ui/troubles';
import { sound } from './where';

export type NavigatorMaker = (
  config: ReaderConfig,
  say: Say,
  listener: NavigatorListener,
  appearance: Appearance,
) => Promise<Navigator>;

/** The reader on a page: puts the parts together around a {@link Navigator} and leads what happens to them. */
export class Reader {
  readonly #say: Say;
  readonly #frame: Frame;
  readonly #contents: ContentsPanel;
  readonly #display: DisplayPanel;
  readonly #notices: Notices;
  readonly #troubles: Troubles;
  readonly #jumps: Jumps;
  readonly #offers: Offers;
  readonly #moves: Moves;
  readonly #tools: Tools;
  readonly #entry = new EntryPlace();
  readonly #peek: Peek;
  readonly #stop = new AbortController();
  #appearance: Appearance;
  #navigator: Navigator | undefined;
  #place: Place | undefined;
  #announce = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly config: ReaderConfig,
    private readonly keeper: PlaceKeeper,
    private readonly make: NavigatorMaker,
    private readonly storage: Storage | undefined,
    private readonly asked?: Locator | string,
    private readonly quote?: string,
  ) {
    this.#say = speaker(config.strings);
    this.#appearance = loadAppearance(storage);
    this.#peek = new Peek(asked !== undefined);
    this.#notices = new Notices(this.#say);
    this.#troubles = new Troubles(this.#say, {
      rolls: () => this.#rolls,
      shown: () => (this.#navigator?.pages ?? []).map(({ index }) => index),
    });
    this.#contents = new ContentsPanel(this.#say, (href) => void this.#moves.jump(href));
    this.#display = new DisplayPanel(
      this.#say,
      this.#appearance,
      (appearance) => this.#apply(appearance),
      () => this.#frame.displayClosed(),
    );
    const press = (command: Command) => (): void => this.#do(command);
    this.#frame = new Frame(this.#say, config, {
      contents: press('contents'),
      search: press('search'),
      listen: press('listen'),
      display: press('display'),
      more: press('more'),
      left: press('left'),
      right: press('right'),
      scrubbed: (progress) => this.#moves.toProgress(progress),
    });
    this.#jumps = new Jumps(this.#say, this.#frame.chip, (to) => this.#moves.to(to));
    this.#offers = new Offers(
      this.#say,
      this.#notices,
      (to) => void this.#moves.to(to),
      () => this.#navigator?.focus(),
    );
    const now = { frame: this.#frame, navigator: () => this.#navigator, place: () => this.#place };
    this.#moves = new Moves({
      ...now,
      jumps: this.#jumps,
      troubles: this.#troubles,
      rolls: () => this.#rolls,
      turning: () => this.#notices.hush(),
    });
    this.#tools = new Tools({
      ...now,
      say: this.#say,
      config,
      storage,
      root,
      notices: this.#notices,
      theme: () => this.#appearance.theme,
      jump: (to) => this.#moves.jump(to),
    });
  }

  async start(): Promise<void> {
    this.root.classList.add('reader');
    this.root.dataset['theme'] = this.#appearance.theme;
    this.root.replaceChildren(
      ...this.#frame.around(this.#tools.listeningRow),
      ...[this.#display, this.#tools.more, this.#contents].map(({ element }) => element),
      this.#notices.dialogs,
    );
    this.#frame.page.append(this.#notices.cover, this.#troubles.element, this.#notices.line);
    this.#frame.face('ltr');
    this.#listen();
    const before = this.#entry.start;
    await this.#open(before ?? this.asked ?? this.keeper.start);
    if (before) return;
    if (this.quote && !(await this.#moves.toQuote(this.quote))) this.#notices.tell('quote.none');
    if (this.asked && this.keeper.start) this.#moves.offerReturn(this.keeper.start);
    if (this.keeper.offer) this.#offers.make(this.keeper.offer, 'devicePlace');
  }

  /** Takes everything back: elements, listeners, frames, workers. */
  async stop(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#announce);
    this.keeper.flush();
    this.#tools.stop();
    this.#jumps.hush();
    await this.#navigator?.close();
    this.root.replaceChildren();
    this.root.classList.remove('reader');
    delete this.root.dataset['theme'];
  }

  #listen(): void {
    const { signal } = this.#stop;
    document.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'hidden') this.keeper.flush();
        else void this.keeper.newer().then((other) => other && this.#offers.make(other, 'newerPlace'));
      },
      { signal },
    );
    addEventListener('pagehide', () => this.keeper.flush(), { signal });
    addEventListener('online', () => this.keeper.flush(), { signal });
    const panels = [
      [this.#display, this.#frame.display],
      [this.#tools.more, this.#frame.more],
    ] as const;
    closeOnPressOutside(panels, signal);
  }

  async #open(at: Locator | string | undefined): Promise<void> {
    this.#notices.loading();
    this.#troubles.hush();
    await this.#navigator?.close();
    showFirstPage(this.#frame.host, this.config.firstPage, at, () => {
      this.#notices.loaded();
      this.#frame.busy(true);
    });
    try {
      const navigator = (this.#navigator = await this.make(this.config, this.#say, this.#listener(), this.#appearance));
      await navigator.open(this.#frame.host, at);
      this.#notices.loaded();
      this.#frame.busy(false);
      this.#frame.face(navigator.direction);
      this.#frame.titled(navigator.title);
      this.#display.suit(navigator.layout, this.config.kind, navigator.zoom);
      this.root.dataset['ready'] = 'true';
      if (document.activeElement === document.body || document.activeElement === null) navigator.focus();
      await this.#tools.suit(navigator);
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      console.error(error);
      this.#failed(error instanceof ReaderError ? error : new ReaderError('damaged', String(error)));
    }
  }

  #failed(error: ReaderError): void {
    if (error.fault === 'not-found') void leaveWhenOver(this.config.loan);
    this.#frame.busy(false);
    this.#notices.failed(error.fault, {
      retry: () => void this.#open(this.#place?.locator ?? this.keeper.start),
      download: this.config.download,
      back: this.config.back,
    });
  }

  #listener(): NavigatorListener {
    return {
      moved: (place) => this.#moved(place),
      keyPressed: (event) => this.#pressed(event),
      tapped: (x, y) => void this.#tapped(x, y),
      swiped: (direction) => this.#do(direction === 'left' ? 'right' : 'left'),
      footnoteAsked: (note) => this.#notices.footnote(note, () => void this.#moves.jump(note.href)),
      externalLinkAsked: (href) => this.#notices.external(href),
      jumped: (from) => this.#moves.offerReturn(from),
      pictureAsked: (picture) => void this.#tools.enlarge(picture),
      partFailed: (error, retry) => {
        console.warn(error);
        void leaveWhenOver(this.config.loan);
        this.#frame.busy(false);
        this.#troubles.show(error, retry);
      },
      failed: (error) => {
        console.warn(error);
        this.#failed(error);
      },
    };
  }

  #moved(told: Place): void {
    const place = sound(told);
    if (!place) return;
    this.#troubles.moved();
    this.#tools.moved();
    this.#place = place;
    this.#notices.loaded();
    const words = this.#frame.show(place, this.#navigator?.layout === 'fixed');
    this.#jumps.moved(place);
    if (!this.#peek.covers(place.locator)) this.keeper.keep(place);
    this.#entry.keep(place.locator);
    clearTimeout(this.#announce);
    this.#announce = window.setTimeout(() => this.#notices.announce(words), 600);
  }

  /** The outer quarters of the page turn it, by finger and mouse alike; while one listens, words are pointed at. */
  async #tapped(x: number, y: number): Promise<void> {
    if (this.#closePanel() || (await this.#tools.listenFrom(x, y)) || this.#rolls) return;
    if (x < 0.25) this.#do('left');
    if (x > 0.75) this.#do('right');
  }

  get #rolls(): boolean {
    return (this.#navigator?.flow ?? this.#appearance.flow) === 'scroll';
  }

  #pressed(event: KeyboardEvent): void {
    if (this.#tools.typedAhead(event)) return event.preventDefault();
    const command = commandOf(event);
    if (!command || this.root.querySelector('dialog[open]')) return;
    if (command === 'dismiss') return this.#dismiss();
    const panels = [this.#display, this.#tools.more];
    if (panels.some(({ element }) => event.target instanceof Node && element.contains(event.target))) return;
    // the browser looks through what is drawn only, and of a PDF that is a few pages
    if (command === 'find' && this.config.kind !== 'pdf') return;
    event.preventDefault();
    if (!this.#tools.listenBy(command)) this.#do(command);
  }

  #closePanel(): boolean {
    const open = [this.#display, this.#tools.more].find((panel) => panel.isOpen);
    open?.close();
    return open !== undefined;
  }

  /** What lies uppermost goes first. */
  #dismiss(): void {
    if (this.#closePanel()) return;
    if (this.#notices.isAsking) this.#notices.hush();
    else this.#tools.stopListening();
  }

  #do(command: Command): void {
    if (command === 'contents') this.#openContents();
    else if (command === 'display') this.#toggleDisplay();
    else if (!this.#moves.do(command)) this.#tools.do(command);
  }

  #openContents(): void {
    const navigator = this.#navigator;
    if (navigator && this.root.dataset['ready']) void this.#contents.open(navigator.contents(), this.#place);
  }

  #toggleDisplay(): void {
    if (this.#display.isOpen) return this.#display.close();
    this.#display.open();
    this.#frame.display.ariaExpanded = 'true';
  }

  #apply(appearance: Appearance): void {
    this.#appearance = appearance;
    this.root.dataset['theme'] = appearance.theme;
    saveAppearance(this.storage, appearance);
    this.#navigator?.apply(appearance);
  }
}
