import type { ReaderConfig } from '../config';
import type { Say } from '../messages';
import type { PlaceKeeper } from '../place/keeper';
import { toolBar } from '../ui/bar';
import { h } from '../ui/dom';
import { Bridge } from './bridge';
import type { LectureConfig } from './config';
import type { StateKeeper } from './keeper';
import { isDone, progressOf, type LectureState } from './state';

/** Milliseconds between two writes of a state; lectures say every second where they are. */
const pause = 2000;
/** Milliseconds after which a frame that has not said a word counts as not come. */
const patience = 20_000;

/** The page of a lecture: one row of tools, the lecture itself, and a foot that says in words how far one has come. */
export class LecturePage {
  readonly #frame = h('iframe', {
    // As the lecture's own policy says, so that it holds from the first moment.
    sandbox: 'allow-scripts allow-same-origin allow-forms allow-modals',
    allow: 'autoplay; fullscreen',
    referrerpolicy: 'no-referrer',
    class: 'lecture-frame',
  });
  readonly #words = h('p', { class: 'lecture-words', role: 'status' });
  readonly #trouble = h('p', { class: 'lecture-trouble', role: 'alert', hidden: true });
  readonly #parts: HTMLSelectElement;
  readonly #onward: HTMLButtonElement;
  readonly #again: HTMLButtonElement;
  #bridge: Bridge | undefined;
  #at: number;
  #waiting: LectureState | undefined;
  #timer = 0;
  #stuck = 0;
  #resumed = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly config: ReaderConfig,
    private readonly lecture: LectureConfig,
    private readonly say: Say,
    private readonly states: StateKeeper,
    private readonly places: PlaceKeeper,
  ) {
    this.#parts = h('select', {
      'aria-label': say('lecture.parts'),
      onchange: () => void this.#go(this.#parts.selectedIndex),
    });
    this.#onward = h(
      'button',
      { type: 'button', class: 'btn', hidden: true, onclick: () => void this.#go(this.#at + 1) },
      say('lecture.next'),
    );
    this.#again = h(
      'button',
      { type: 'button', class: 'btn line', hidden: true, onclick: () => void this.#startOver() },
      say('lecture.again'),
    );
    const kept = lecture.parts.findIndex(({ id }) => id === places.start?.href);
    const open = lecture.parts.findIndex(({ id }) => !isDone(states.find(id)));
    this.#at = kept >= 0 ? kept : Math.max(0, open);
  }

  show(): void {
    const { root, say } = this;
    root.querySelector('.reader-bar')?.replaceWith(toolBar(this.config, say, [], (event) => this.#goBack(event)));
    root.querySelector('.lecture-page')?.replaceChildren(this.#frame);
    root
      .querySelector('.lecture-foot')
      ?.prepend(
        this.#trouble,
        this.#words,
        ...(this.lecture.parts.length > 1 ? [this.#parts] : []),
        this.#onward,
        this.#again,
      );
    addEventListener('pagehide', () => this.#leave());
    addEventListener('pageshow', ({ persisted }) => {
      // back from the next page, which the lecture was ended for
      if (persisted && !this.#bridge) this.#open();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#leave();
    });
    if (!this.lecture.reports) this.#words.textContent = say('lecture.silent');
    this.#open();
  }

  #open(): void {
    const part = this.lecture.parts[this.#at];
    if (!part) return;
    const kept = this.states.find(part.id);
    this.#bridge = new Bridge(this.#frame, this.lecture.origin, () => this.states.find(part.id), {
      began: () => {
        clearTimeout(this.#stuck);
        if (this.#trouble.dataset['kind'] === 'stuck') this.#complain(undefined);
      },
      state: (state) => this.#changed(state),
      tooLong: () => this.#complain('tooLong'),
      flooded: () => this.#complain('flood'),
    });
    clearTimeout(this.#stuck);
    this.#stuck = window.setTimeout(() => this.#complain('stuck'), patience);
    this.#frame.title = this.#titleOf(this.#at);
    this.#frame.src = this.lecture.frames + String(this.#at);
    this.#keepPlace();
    this.#resumed = kept !== undefined;
    this.#showStates();
  }

  async #go(to: number): Promise<void> {
    if (to < 0 || to >= this.lecture.parts.length || to === this.#at) return;
    await this.#end();
    this.#at = to;
    this.#open();
  }

  /** The lecture ends its session before the page goes, so that what it says last is kept. */
  #goBack(event: Event): void {
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    void this.#end().then(() => location.assign(this.config.back));
  }

  async #end(): Promise<void> {
    await this.#bridge?.close();
    this.#bridge = undefined;
    await this.#write(false);
    this.places.flush();
  }

  #leave(): void {
    void this.#write(true);
    this.places.flush();
  }

  async #startOver(): Promise<void> {
    if (!confirm(this.say('lecture.again.ask'))) return;
    this.#bridge?.end();
    clearTimeout(this.#timer);
    this.#waiting = undefined;
    await this.states.forget().catch(() => this.#complain('unsaved'));
    this.#at = 0;
    this.#open();
  }

  #changed(state: LectureState): void {
    this.#waiting = state;
    // Without a timer a lecture that speaks all the time would never be written down.
    if (this.#timer === 0) this.#timer = window.setTimeout(() => void this.#write(false), pause);
    this.#showStates(state);
  }

  async #write(leaving: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const [state, part] = [this.#waiting, this.lecture.parts[this.#at]];
    if (!state || !part) return;
    this.#waiting = undefined;
    try {
      await this.states.keep(part.id, state, leaving);
      if (this.#trouble.dataset['kind'] === 'unsaved') this.#complain(undefined);
    } catch {
      // kept for the next try unless the lecture has gone on meanwhile
      this.#waiting ??= state;
      this.#complain('unsaved');
      if (this.#timer === 0 && !leaving) this.#timer = window.setTimeout(() => void this.#write(false), 5 * pause);
      return;
    }
    this.#keepPlace();
  }

  #keepPlace(): void {
    const part = this.lecture.parts[this.#at];
    if (!part) return;
    const progress = progressOf(this.lecture.parts.map(({ id }) => this.states.find(id)));
    this.places.keep({
      locator: {
        href: part.id,
        type: 'text/html',
        locations: { totalProgression: progress },
        ...(this.lecture.parts.length > 1 ? { title: this.#titleOf(this.#at) } : {}),
      },
      entry: undefined,
      position: this.#at + 1,
      total: this.lecture.parts.length,
      progress,
      atStart: this.#at === 0,
      atEnd: progress === 1,
    });
  }

  #showStates(now?: LectureState): void {
    if (!this.lecture.reports) return;
    const { say, lecture } = this;
    const states = lecture.parts.map(({ id }, at) => (at === this.#at && now ? now : this.states.find(id)));
    const state = states[this.#at];
    const isResumed = this.#resumed && state?.status === 'begun' && state.score === undefined;
    const words = isResumed ? say('lecture.resumed') : state ? this.#wordsOf(state) : say('lecture.new');
    this.#words.textContent = [
      words,
      ...(this.config.account || !this.config.remember ? [] : [say('lecture.device')]),
    ].join(' · ');
    this.#parts.replaceChildren(
      ...states.map((one, at) =>
        h('option', {}, one ? `${this.#titleOf(at)} – ${this.#wordsOf(one)}` : this.#titleOf(at)),
      ),
    );
    this.#parts.selectedIndex = this.#at;
    this.#onward.hidden = !isDone(state) || this.#at + 1 >= lecture.parts.length;
    this.#again.hidden = !states.some((one) => one !== undefined);
  }

  #wordsOf(state: LectureState): string {
    const status = this.say(`lecture.${state.status}`);
    return state.score === undefined ? status : this.say('lecture.score', status, Math.round(state.score * 100));
  }

  #titleOf(at: number): string {
    return (
      this.lecture.parts[at]?.title ||
      (this.lecture.parts.length > 1 ? this.say('lecture.part', at + 1) : this.config.title)
    );
  }

  #complain(kind: 'unsaved' | 'tooLong' | 'flood' | 'stuck' | undefined): void {
    this.#trouble.hidden = kind === undefined;
    this.#trouble.dataset['kind'] = kind ?? '';
    this.#trouble.textContent = kind ? this.say(`lecture.${kind}`) : '';
  }
}
