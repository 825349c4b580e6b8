import { loadAppearance, saveAppearance, type Appearance } from './appearance';
import type { ReaderConfig } from './config';
import { speaker, type Say } from './messages';
import { ReaderError, type Navigator, type NavigatorListener, type Place } from './navigator';
import { sameSpot, type Locator } from './locator';
import type { OtherPlace, PlaceKeeper } from './place/keeper';
import { ContentsPanel } from './ui/contents-panel';
import { DisplayPanel } from './ui/display-panel';
import { showFirstPage } from './ui/first-page';
import { Frame } from './ui/frame';
import { commandOf, type Command } from './ui/keyboard';
import { Notices } from './ui/notices';

export type NavigatorMaker = (
  config: ReaderConfig,
  say: Say,
  listener: NavigatorListener,
  appearance: Appearance,
) => Promise<Navigator>;

/** The reader on a page: tools around a {@link Navigator}. */
export class Reader {
  readonly #say: Say;
  readonly #frame: Frame;
  readonly #contents: ContentsPanel;
  readonly #display: DisplayPanel;
  readonly #notices: Notices;
  readonly #stop = new AbortController();
  #appearance: Appearance;
  #navigator: Navigator | undefined;
  #place: Place | undefined;
  #announce = 0;
  #peeked: Locator | undefined;
  #turned = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly config: ReaderConfig,
    private readonly keeper: PlaceKeeper,
    private readonly make: NavigatorMaker,
    private readonly storage: Storage | undefined,
    private readonly asked?: string,
  ) {
    this.#say = speaker(config.strings);
    this.#appearance = loadAppearance(storage);
    this.#notices = new Notices(this.#say);
    this.#contents = new ContentsPanel(this.#say, (href) => void this.#jump(href));
    this.#display = new DisplayPanel(
      this.#say,
      this.#appearance,
      (appearance) => this.#apply(appearance),
      () => {
        this.#frame.display.setAttribute('aria-expanded', 'false');
        this.#frame.display.focus();
      },
    );
    this.#frame = new Frame(this.#say, config.title, config.back, {
      contents: () => this.#do('contents'),
      display: () => this.#do('display'),
      fullScreen: () => this.#do('full'),
      left: () => this.#do('left'),
      right: () => this.#do('right'),
      scrubbed: (progress) => this.#wait(this.#navigator?.goToProgress(progress)),
    });
  }

  async start(): Promise<void> {
    this.root.classList.add('reader');
    this.root.dataset['theme'] = this.#appearance.theme;
    this.root.replaceChildren(
      ...this.#frame.elements,
      this.#display.element,
      this.#contents.element,
      this.#notices.dialogs,
    );
    this.#frame.page.append(this.#notices.cover, this.#notices.line);
    this.#frame.face('ltr');
    this.#listen();
    await this.#open(this.asked ?? this.keeper.start);
    if (this.asked && this.keeper.start) this.#offerReturn(this.keeper.start);
    if (this.keeper.offer) this.#offer(this.keeper.offer, 'devicePlace');
  }

  /** Takes everything back: elements, listeners, frames, workers. */
  async stop(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#announce);
    this.keeper.flush();
    await this.#navigator?.close();
    this.root.replaceChildren();
    this.root.classList.remove('reader');
    delete this.root.dataset['theme'];
  }

  #listen(): void {
    const { signal } = this.#stop;
    document.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    document.addEventListener(
      'fullscreenchange',
      () => this.#frame.showFullScreen(document.fullscreenElement !== null),
      { signal },
    );
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'hidden') this.keeper.flush();
        else void this.#lookForNewer();
      },
      { signal },
    );
    addEventListener('pagehide', () => this.keeper.flush(), { signal });
    addEventListener('online', () => this.keeper.flush(), { signal });
    document.addEventListener(
      'pointerdown',
      (event) => {
        const target = event.target as Node;
        if (!this.#display.element.contains(target) && !this.#frame.display.contains(target)) this.#display.close();
      },
      { signal },
    );
  }

  async #open(at: Locator | string | undefined): Promise<void> {
    this.#notices.loading();
    await this.#navigator?.close();
    showFirstPage(this.#frame.host, this.config.firstPage, at, () => {
      this.#notices.loaded();
      this.#frame.busy(true);
    });
    try {
      this.#navigator = await this.make(this.config, this.#say, this.#listener(), this.#appearance);
      await this.#navigator.open(this.#frame.host, at);
      this.#notices.loaded();
      this.#frame.busy(false);
      this.#frame.face(this.#navigator.direction);
      this.#display.suit(this.#navigator.layout, this.config.kind);
      this.root.dataset['ready'] = 'true';
      if (document.activeElement === document.body || document.activeElement === null) this.#navigator.focus();
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      console.error(error);
      this.#failed(error instanceof ReaderError ? error : new ReaderError('damaged', String(error)));
    }
  }

  #failed(error: ReaderError): void {
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
      tapped: (x, _y, byTouch) => this.#tapped(x, byTouch),
      swiped: (direction) => this.#do(direction === 'left' ? 'right' : 'left'),
      footnoteAsked: (note) => this.#notices.footnote(note, () => void this.#jump(note.href)),
      externalLinkAsked: (href) => this.#notices.external(href),
      jumped: (from) => this.#offerReturn(from),
      pictureAsked: () => undefined,
      partFailed: (error, retry) => {
        console.warn(error);
        this.#notices.ask(this.#say(`fault.${error.fault}`), [
          { label: this.#say('retry'), main: true, chosen: retry },
          { label: this.#say('thisPage'), chosen: () => this.#navigator?.focus() },
        ]);
      },
      failed: (error) => {
        console.warn(error);
        this.#failed(error);
      },
    };
  }

  #moved(place: Place): void {
    this.#place = place;
    this.#notices.loaded();
    this.#frame.show(place);
    if (!this.#isPeeking(place)) this.keeper.keep(place);
    clearTimeout(this.#announce);
    this.#announce = window.setTimeout(
      () =>
        this.#notices.announce(
          [place.entry?.label, this.#say('position.of', place.position, place.total)].filter(Boolean).join(', '),
        ),
      600,
    );
  }

  /** A page opened from a search result is not the place where one reads until it is turned. */
  #isPeeking({ locator }: Place): boolean {
    if (this.asked === undefined || this.#turned) return false;
    this.#peeked ??= locator;
    this.#turned = !sameSpot(this.#peeked, locator);
    return !this.#turned;
  }

  #tapped(x: number, byTouch: boolean): void {
    if (this.#display.isOpen) this.#display.close();
    else if (byTouch && this.#appearance.flow === 'pages' && x < 0.25) this.#do('left');
    else if (byTouch && this.#appearance.flow === 'pages' && x > 0.75) this.#do('right');
  }

  #pressed(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (!command || this.root.querySelector('dialog[open]')) return;
    const inPanel = event.target instanceof Node && this.#display.element.contains(event.target);
    if (inPanel && command !== 'dismiss') return;
    if (command === 'dismiss') return this.#display.isOpen ? this.#display.close() : this.#notices.hush();
    event.preventDefault();
    this.#do(command);
  }

  #do(command: Exclude<Command, 'dismiss'>): void {
    const rolls = this.#appearance.flow === 'scroll';
    const forward = this.#navigator?.direction === 'rtl' ? 'left' : 'right';
    switch (command) {
      case 'left':
      case 'right':
        return this.#turn(command === forward ? 1 : -1);
      case 'up':
        return rolls ? void this.#navigator?.nudge(-1) : this.#turn(-1);
      case 'down':
        return rolls ? void this.#navigator?.nudge(1) : this.#turn(1);
      case 'next':
        return this.#turn(1);
      case 'previous':
        return this.#turn(-1);
      case 'start':
      case 'end':
        return this.#wait(this.#navigator?.goToProgress(command === 'end' ? 1 : 0));
      case 'contents':
        return this.#openContents();
      case 'display':
        return this.#toggleDisplay();
      case 'full':
        return this.#toggleFullScreen();
      case 'help':
        return this.#notices.keys();
    }
  }

  #turn(by: 1 | -1): void {
    this.#wait(by === 1 ? this.#navigator?.next() : this.#navigator?.previous());
  }

  #wait(work: Promise<unknown> | undefined): void {
    if (work) void this.#frame.wait(work).catch(console.warn);
  }

  #openContents(): void {
    const navigator = this.#navigator;
    if (navigator && this.root.dataset['ready']) void this.#contents.open(navigator.contents(), this.#place?.entry);
  }

  #toggleDisplay(): void {
    if (this.#display.isOpen) return this.#display.close();
    this.#display.open();
    this.#frame.display.setAttribute('aria-expanded', 'true');
  }

  #toggleFullScreen(): void {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    change.catch(() => undefined); // refused by the browser or the device: nothing is lost
  }

  #apply(appearance: Appearance): void {
    this.#appearance = appearance;
    this.root.dataset['theme'] = appearance.theme;
    saveAppearance(this.storage, appearance);
    this.#navigator?.apply(appearance);
  }

  async #jump(href: string): Promise<void> {
    const from = this.#place?.locator;
    const went = this.#navigator && (await this.#frame.wait(this.#navigator.goTo(href)));
    this.#navigator?.focus();
    if (went && from) this.#offerReturn(from);
  }

  #offerReturn(from: Locator): void {
    this.#notices.ask(this.#say('jumped'), [
      { label: this.#say('jumped.back'), main: true, chosen: () => void this.#navigator?.goTo(from) },
      { label: this.#say('thisPage'), chosen: () => this.#navigator?.focus() },
    ]);
  }

  async #lookForNewer(): Promise<void> {
    const other = await this.keeper.newer();
    if (other) this.#offer(other, 'newerPlace');
  }

  #offer(other: OtherPlace, question: 'newerPlace' | 'devicePlace'): void {
    const where = [other.locator.title, `${Math.round(other.progress * 100)} %`, other.deviceLabel]
      .filter(Boolean)
      .join(' · ');
    this.#notices.ask(this.#say(question, where), [
      { label: this.#say('newerPlace.go'), main: true, chosen: () => void this.#navigator?.goTo(other.locator) },
      { label: this.#say('newerPlace.stay'), chosen: () => this.#navigator?.focus() },
    ]);
  }
}
