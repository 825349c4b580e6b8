import type { Theme } from './appearance';
import type { ReaderConfig } from './config';
import type { Enlarged } from './enlarging/enlarged';
import type { Listening } from './listening/listening';
import type { Locator } from './locator';
import type { Say } from './messages';
import type { AskedPicture, Found, Navigator, Place } from './navigator';
import { fieldsOf, linkTo } from './place/address';
import { Printing } from './printing/printing';
import { h } from './ui/dom';
import type { Frame } from './ui/frame';
import type { Command } from './ui/keyboard';
import { MorePanel, type MoreItem } from './ui/more-panel';
import type { Notices } from './ui/notices';
import { PagePanel } from './ui/page-panel';
import type { SearchPanel } from './ui/search-panel';

export interface Surroundings {
  readonly say: Say;
  readonly config: ReaderConfig;
  readonly storage: Storage | undefined;
  readonly root: HTMLElement;
  readonly frame: Frame;
  readonly notices: Notices;
  navigator(): Navigator | undefined;
  place(): Place | undefined;
  theme(): Theme;
  /** Goes there and offers the way back. */
  jump(to: Locator): Promise<void>;
}

/** What one can do with a book besides reading it. Each tool is fetched when it is first needed. */
export class Tools {
  readonly more: MorePanel;
  /** Between page and foot, so that it covers no text. */
  readonly listeningRow = h('div', { class: 'reader-listening-place' });
  readonly #printing: Printing;
  #listening: Listening | undefined;
  #lacksVoice = false;
  #search: SearchPanel | undefined;
  /** Typed while the panel for finding words is on its way; nothing while none is. */
  #ahead: string | undefined;
  #enlarged: Enlarged | undefined;
  #pages: PagePanel | undefined;

  constructor(private readonly around: Surroundings) {
    const { say, root, config, frame } = around;
    this.more = new MorePanel(say, () => {
      frame.more.setAttribute('aria-expanded', 'false');
      frame.more.focus();
    });
    this.#printing = new Printing(root, say, config, () => ({
      navigator: around.navigator(),
      place: around.place(),
    }));
  }

  /** Offers what the engine and the device can do. */
  async suit(navigator: Navigator): Promise<void> {
    this.around.frame.search.hidden = !navigator.find;
    this.#offerPages(navigator);
    if (this.around.config.kind !== 'epub' || !navigator.pages) return;
    try {
      const { Listening } = await import('./listening/listening');
      this.#listening?.stop();
      this.#listening = await Listening.of({
        ...this.around,
        navigator,
        opened: (bar) => this.#listeningOpened(bar),
      });
    } catch (error) {
      console.warn(error); // a book can be read without being heard
    }
    this.#lacksVoice = this.#listening === undefined;
    this.around.frame.listen.hidden = this.#lacksVoice;
  }

  #listeningOpened(bar: HTMLElement | undefined): void {
    this.listeningRow.replaceChildren(...(bar ? [bar] : []));
    this.around.frame.listen.setAttribute('aria-expanded', String(bar !== undefined));
    if (!bar) this.around.frame.listen.focus();
  }

  do(command: Command): void {
    const acts: Partial<Record<Command, () => void>> = {
      search: () => void this.#openSearch(),
      find: () => void this.#openSearch(),
      page: () => this.#openPages(),
      larger: () => this.around.navigator()?.zoom?.step(1),
      smaller: () => this.around.navigator()?.zoom?.step(-1),
      listen: () => this.#toggleListening(),
      more: () => this.#toggleMore(),
      figures: () => void this.#chooseFigure(),
      print: () => this.#printing.print(),
      full: () => this.#toggleFullScreen(),
      help: () => this.around.notices.keys(this.#lacksVoice),
    };
    acts[command]?.();
  }

  #toggleMore(): void {
    if (this.more.isOpen) return this.more.close();
    const { config, frame } = this.around;
    const isFull = document.fullscreenElement !== null;
    const items: (MoreItem | false | undefined)[] = [
      document.fullscreenEnabled && {
        icon: isFull ? 'leave' : 'full',
        label: isFull ? 'fullScreen.leave' : 'fullScreen',
        act: () => this.do('full'),
      },
      this.around.navigator()?.pages && { icon: 'image', label: 'figures', act: () => this.do('figures') },
      config.next && { icon: 'right', label: 'nextFile', act: config.next.address },
      ...this.#ofPlace(),
      !config.loan && { icon: 'print', label: 'print', act: () => this.do('print') },
      config.download !== undefined && { icon: 'download', label: 'download', act: config.download },
      { icon: 'keys', label: 'help', act: () => this.do('help') },
    ];
    this.more.open(items.filter((item) => typeof item === 'object'));
    frame.more.setAttribute('aria-expanded', 'true');
  }

  /** What one can do with the place on screen. */
  #ofPlace(): MoreItem[] {
    const { config } = this.around;
    const place = this.around.place();
    if (!place || !config.share || !config.report) return [];
    const fields = fieldsOf(place.locator, config.otherFile).toString();
    return [
      { icon: 'link', label: 'share.place', act: () => void this.#copyLink(place.locator) },
      { icon: 'code', label: 'share.code', act: `${config.share}?${fields}` },
      { icon: 'report', label: 'report', act: `${config.report}?${fields}` },
    ];
  }

  async #copyLink(place: Locator): Promise<void> {
    const { config, notices } = this.around;
    try {
      await navigator.clipboard.writeText(linkTo(place, config, location.href));
      notices.tell('share.done');
    } catch {
      // without a secure address there is no clipboard: on that page the link can be marked by hand
      location.assign(`${config.share}?${fieldsOf(place, config.otherFile).toString()}`);
    }
  }

  #offerPages(navigator: Navigator): void {
    this.#pages?.element.remove();
    this.#pages = undefined;
    const isOffered = navigator.goToPage !== undefined && this.around.config.kind === 'pdf';
    this.around.frame.offerPages(isOffered ? () => this.#openPages() : undefined);
    if (!isOffered) return;
    this.#pages = new PagePanel(this.around.say, navigator.thumbnails, {
      go: async (page) => (await navigator.goToPage?.(page)) ?? false,
      turn: (page) => navigator.goTo(`page=${page}`),
    });
    this.around.root.append(this.#pages.element);
  }

  #openPages(): void {
    const place = this.around.place();
    if (place) this.#pages?.open(place);
  }

  #toggleFullScreen(): void {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    change.catch(() => undefined); // refused by the browser or the device: nothing is lost
  }

  async #openSearch(): Promise<void> {
    if (!this.around.navigator()?.find || this.#ahead !== undefined) return;
    this.#ahead = '';
    this.#search ??= await this.#fetched(() => this.#makeSearch());
    const typed = this.#ahead;
    this.#ahead = undefined;
    this.#search?.open(typed);
  }

  async #makeSearch(): Promise<SearchPanel> {
    const { SearchPanel } = await import('./ui/search-panel');
    const panel = new SearchPanel(
      this.around.say,
      () => this.around.navigator(),
      (found) => void this.#goToFound(found),
      this.around.config.inside,
    );
    this.around.root.append(panel.element);
    return panel;
  }

  /** Keeps what fast fingers type before the panel is there; to the book each letter would be a command. */
  typedAhead({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (this.#ahead === undefined || ctrlKey || metaKey) return false;
    if (key.length === 1) this.#ahead += key;
    else if (key === 'Backspace') this.#ahead = this.#ahead.slice(0, -1);
    else return false;
    return true;
  }

  async #goToFound({ locator, excerpt }: Found): Promise<void> {
    await this.around.jump(locator);
    await this.around.navigator()?.mark?.(excerpt.match, locator);
  }

  async #layer(): Promise<Enlarged | undefined> {
    const part = await this.#fetched(() => import('./enlarging/enlarged'));
    if (!part) return undefined;
    return (this.#enlarged ??= new part.Enlarged(this.around.say, this.around.root, () =>
      this.around.navigator()?.focus(),
    ));
  }

  /** A tool's own part. Where it cannot be had that is said, and it is asked for again the next time. */
  async #fetched<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      console.warn(error);
      this.around.notices.tell('tool.offline');
      return undefined;
    }
  }

  async enlarge(picture: AskedPicture): Promise<void> {
    (await this.#layer())?.show(picture);
  }

  async #chooseFigure(): Promise<void> {
    const pages = this.around.navigator()?.pages;
    if (pages) (await this.#layer())?.choose(pages);
  }

  #toggleListening(): void {
    const listening = this.#listening;
    if (!listening) return this.around.notices.keys(this.#lacksVoice);
    if (listening.isOpen) listening.close();
    else listening.open();
  }

  stopListening(): void {
    this.#listening?.close();
  }

  /** The keys of listening, while one listens. */
  listenBy(command: Command): boolean {
    const listening = this.#listening;
    if (!listening?.isOpen) return false;
    if (command === 'space') listening.toggle();
    else if (command === 'left' || command === 'right')
      listening.step((command === 'right') === (this.around.navigator()?.direction !== 'rtl') ? 1 : -1);
    else return false;
    return true;
  }

  /** A tap at a share of the page area: on words, while one listens, it goes on from there. */
  async listenFrom(x: number, y: number): Promise<boolean> {
    if (!this.#listening?.isOpen) return false;
    const area = this.around.frame.host.getBoundingClientRect();
    return this.#listening.tapped(area.left + x * area.width, area.top + y * area.height);
  }

  /** Another place is on screen. */
  moved(): void {
    this.#listening?.moved();
  }

  stop(): void {
    this.#listening?.stop();
    this.#printing.stop();
    this.#search?.stop();
    this.#enlarged?.stop();
  }
}
