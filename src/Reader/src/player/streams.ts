import type Hls from 'hls.js/light';
import type { Say } from '../messages';
import { h } from '../ui/dom';
import type { Habits } from './habits';

/** What a browser says about its line, where it does. */
interface Line {
  readonly saveData?: boolean;
  readonly downlink?: number;
}

const listType = 'application/vnd.apple.mpegurl';

/** A film in sizes: the small one on a line that is dear or slow, else as much as the line carries. */
export class Streams {
  readonly element: HTMLElement;
  readonly #chips: readonly HTMLButtonElement[];
  #saves: boolean;
  #player: Hls | undefined;
  #isNative = false;

  constructor(
    private readonly media: HTMLMediaElement,
    private readonly list: string,
    private readonly habits: Habits,
    say: Say,
  ) {
    const line = (navigator as { connection?: Line }).connection;
    this.#saves = habits.saves ?? (line?.saveData === true || (line?.downlink ?? Infinity) < 1.5);
    const chip = (saves: boolean): HTMLButtonElement =>
      h(
        'button',
        { type: 'button', class: 'chip', onclick: () => this.#choose(saves) },
        say(saves ? 'player.saving' : 'player.clear'),
      );
    this.#chips = [chip(true), chip(false)];
    this.element = h('div', { class: 'chips', role: 'group', 'aria-label': say('player.quality') }, ...this.#chips);
    this.#show();
  }

  /** @param second Where it begins; a film that begins at its beginning is not fetched before somebody plays it. */
  async start(second: number): Promise<void> {
    const original = this.media.src;
    try {
      // Apple's browsers play such lists themselves.
      this.#isNative = /apple/i.test(navigator.vendor) && this.media.canPlayType(listType) !== '';
      if (this.#isNative) await this.#playNatively();
      else await this.#playByScript(original, second);
    } catch (error) {
      console.warn(error);
      this.#giveUp(original);
    }
  }

  async #playByScript(original: string, second: number): Promise<void> {
    const { default: Hls } = await import('hls.js/light');
    if (!Hls.isSupported()) return this.#giveUp(original);
    const player = new Hls({ enableWorker: false, autoStartLoad: false, startLevel: -1, maxBufferLength: 20 });
    this.#player = player;
    player.on(Hls.Events.ERROR, (_, { fatal, details }) => {
      if (!fatal) return;
      console.warn('hls', details);
      this.#giveUp(original);
    });
    this.#cap();
    player.loadSource(this.list);
    player.attachMedia(this.media);
    const begin = (): void => player.startLoad(second || -1);
    if (second > 0 || !this.media.paused) player.once(Hls.Events.MANIFEST_PARSED, begin);
    else this.media.addEventListener('play', begin, { once: true });
  }

  async #playNatively(): Promise<void> {
    const at = this.media.currentTime;
    const isPlaying = !this.media.paused;
    this.media.src = this.#saves ? await this.#smallest() : this.list;
    if (at > 0) this.media.addEventListener('loadedmetadata', () => (this.media.currentTime = at), { once: true });
    if (isPlaying) await this.media.play();
  }

  /** The list names the smallest first. */
  async #smallest(): Promise<string> {
    const answer = await fetch(this.list);
    const first = (await answer.text()).split('\n').find((line) => line.endsWith('.m3u8'));
    return new URL(first ?? '', new URL(this.list, location.href)).href;
  }

  /** The original plays everywhere, only not on every line. */
  #giveUp(original: string): void {
    const at = this.media.currentTime;
    const isPlaying = !this.media.paused;
    this.#player?.destroy();
    this.#player = undefined;
    this.element.hidden = true;
    this.media.src = original;
    if (at > 0) this.media.addEventListener('loadedmetadata', () => (this.media.currentTime = at), { once: true });
    if (isPlaying) void this.media.play().catch((error: unknown) => console.warn(error));
  }

  #choose(saves: boolean): void {
    this.#saves = saves;
    this.habits.saves = saves;
    this.#show();
    if (this.#isNative) void this.#playNatively().catch((error: unknown) => console.warn(error));
    else this.#cap();
  }

  #cap(): void {
    if (this.#player) this.#player.autoLevelCapping = this.#saves ? 0 : -1;
  }

  #show(): void {
    this.#chips.forEach((chip, at) => chip.setAttribute('aria-pressed', String(this.#saves === (at === 0))));
  }
}
