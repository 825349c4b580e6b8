// A list of things that were chosen, each with words of its own, put in order by buttons.
import { element, icon } from './dom';
import type { Words } from './words';

export interface ChosenField {
  name: string;
  label: string;
  isRequired?: boolean;
}

export interface Chosen {
  address: string;
  title: string;
  thumbnail?: string | null;
  values: Record<string, string>;
}

export class ChosenList {
  readonly element = element('ul', { class: 'chosen' });
  readonly all: Chosen[] = [];

  constructor(
    private readonly words: Words,
    private readonly fields: ChosenField[],
    private readonly most = 24,
  ) {}

  add(...chosen: Chosen[]): void {
    for (const one of chosen) {
      if (this.all.length >= this.most) this.all.pop();
      this.all.push(one);
    }

    this.#draw();
  }

  #draw(): void {
    this.element.replaceChildren(...this.all.map((one, at) => this.#row(one, at)));
  }

  #row(one: Chosen, at: number): HTMLElement {
    const inputs = this.fields.map(({ name, label, isRequired }) => {
      const input = element('input', {
        value: one.values[name] ?? '',
        maxlength: '300',
        required: isRequired ?? false,
      });
      input.addEventListener('input', () => (one.values[name] = input.value));
      return element('label', { class: 'field' }, element('span', { class: 'small' }, label), input);
    });
    return element(
      'li',
      {},
      one.thumbnail ? element('img', { src: one.thumbnail, alt: '' }) : null,
      element('div', { class: 'stack tight' }, element('b', {}, one.title), ...inputs),
      element(
        'div',
        { class: 'row tight' },
        this.#button('chevron-up', this.words('up'), one, at > 0, () => this.#move(at, -1)),
        this.#button('chevron-down', this.words('down'), one, at < this.all.length - 1, () => this.#move(at, 1)),
        this.#button('trash-2', this.words('remove'), one, true, () => {
          this.all.splice(at, 1);
          this.#draw();
        }),
      ),
    );
  }

  #button(name: string, label: string, one: Chosen, isPossible: boolean, act: () => void): HTMLElement {
    return element(
      'button',
      { type: 'button', class: 'icon-btn', 'aria-label': `${label}: ${one.title}`, disabled: !isPossible, click: act },
      icon(name),
    );
  }

  #move(at: number, by: number): void {
    const [one] = this.all.splice(at, 1);
    this.all.splice(at + by, 0, one!);
    this.#draw();
    const row = this.element.children[at + by];
    const buttons = row?.querySelectorAll<HTMLButtonElement>('.icon-btn:enabled');
    buttons?.[by < 0 ? 0 : Math.max(0, buttons.length - 2)]?.focus();
  }
}
