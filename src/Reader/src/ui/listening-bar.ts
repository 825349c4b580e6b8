import type { Say } from '../messages';
import type { Skip } from '../listening/passage';
import { h, icon, iconButton } from './dom';

export interface ListeningEvents {
  readonly toggle: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly leave: () => void;
  readonly rate: (rate: number) => void;
  readonly skip: (what: Skip, on: boolean) => void;
  readonly close: () => void;
}

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** One row of controls for a recorded book and for the device's voice. */
export class ListeningBar {
  readonly element: HTMLElement;
  readonly #toggle: HTMLButtonElement;
  readonly #leave: HTMLButtonElement;
  readonly #settings: HTMLButtonElement;
  readonly #choices: HTMLElement;
  readonly #status = h('p', { class: 'reader-listening-status', role: 'status' });

  constructor(
    private readonly say: Say,
    rate: number,
    skips: ReadonlySet<Skip>,
    events: ListeningEvents,
  ) {
    this.#toggle = iconButton('play', say('listen.play'), events.toggle);
    this.#leave = h(
      'button',
      { type: 'button', class: 'chip', hidden: true, onclick: events.leave },
      say('listen.leave'),
    );
    this.#settings = iconButton('settings', say('listen.settings'), () => this.#showChoices());
    this.#settings.setAttribute('aria-expanded', 'false');
    this.#choices = h(
      'div',
      { class: 'reader-listening-choices', hidden: true },
      this.#check('pages', skips, events),
      this.#check('notes', skips, events),
    );
    this.element = h(
      'section',
      { class: 'reader-listening', 'aria-label': say('listen') },
      h(
        'div',
        { class: 'reader-listening-row' },
        iconButton('stepBack', say('listen.previous'), () => events.step(-1)),
        this.#toggle,
        iconButton('stepOn', say('listen.next'), () => events.step(1)),
        this.#speed(rate, events),
        this.#leave,
        this.#settings,
        iconButton('close', say('listen.stop'), events.close),
      ),
      this.#choices,
      this.#status,
    );
  }

  #speed(rate: number, events: ListeningEvents): HTMLSelectElement {
    const number = new Intl.NumberFormat(document.documentElement.lang || 'vi');
    const select = h(
      'select',
      { class: 'reader-speed', 'aria-label': this.say('player.speed'), title: this.say('player.speed') },
      ...rates.map((value) =>
        h('option', { value: String(value), selected: value === rate }, `${number.format(value)}×`),
      ),
    );
    select.addEventListener('change', () => events.rate(Number(select.value)));
    return select;
  }

  #check(what: Skip, skips: ReadonlySet<Skip>, events: ListeningEvents): HTMLElement {
    const box = h('input', { type: 'checkbox', checked: skips.has(what) });
    box.addEventListener('change', () => events.skip(what, box.checked));
    return h('label', {}, box, this.say(`listen.skip.${what}`));
  }

  #showChoices(): void {
    this.#choices.hidden = !this.#choices.hidden;
    this.#settings.setAttribute('aria-expanded', String(!this.#choices.hidden));
  }

  show({ playing, canLeave }: { playing: boolean; canLeave: boolean }): void {
    const label = this.say(playing ? 'listen.pause' : 'listen.play');
    this.#toggle.replaceChildren(icon(playing ? 'pause' : 'play'));
    this.#toggle.setAttribute('aria-label', label);
    this.#toggle.title = label;
    if (!canLeave && document.activeElement === this.#leave) this.#toggle.focus();
    this.#leave.hidden = !canLeave;
    if (playing) this.tell('');
  }

  tell(words: string): void {
    if (this.#status.textContent !== words) this.#status.textContent = words;
  }

  focus(): void {
    this.#toggle.focus();
  }
}
