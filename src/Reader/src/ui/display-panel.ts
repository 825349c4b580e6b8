import { fonts, lineHeights, margins, sizes, step, themes, type Appearance } from '../appearance';
import type { MessageKey, Say } from '../messages';
import { h, icon, iconButton, type IconName } from './dom';

/** "Cách hiển thị": over the page, which changes while one looks. */
export class DisplayPanel {
  readonly element = h('section', { class: 'reader-panel reader-display', hidden: true, tabindex: '-1' });
  #appearance: Appearance;
  #layout: 'reflowable' | 'fixed' = 'reflowable';
  #twoColumns = true;

  constructor(
    private readonly say: Say,
    appearance: Appearance,
    private readonly changed: (appearance: Appearance) => void,
    private readonly closed: () => void,
  ) {
    this.#appearance = appearance;
    this.element.setAttribute('role', 'dialog');
    this.element.setAttribute('aria-label', say('display'));
    this.#draw();
  }

  /** What can be set depends on the publication: pages of a fixed size have a zoom and no typeface. */
  suit(layout: 'reflowable' | 'fixed', kind: 'epub' | 'pdf' | 'media'): void {
    this.#layout = layout;
    this.#twoColumns = layout === 'reflowable' || kind === 'pdf';
    this.#rolls = kind !== 'media';
    this.#draw();
  }

  #rolls = true;

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(): void {
    this.element.hidden = false;
    this.element.focus();
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.closed();
  }

  #set(change: Partial<Appearance>): void {
    this.#appearance = { ...this.#appearance, ...change };
    const focused = (document.activeElement as HTMLElement | null)?.dataset['choice'];
    this.#draw();
    if (focused) this.element.querySelector<HTMLElement>(`[data-choice="${CSS.escape(focused)}"]`)?.focus();
    this.changed(this.#appearance);
  }

  #draw(): void {
    const { say } = this;
    const a = this.#appearance;
    const text = this.#layout === 'reflowable';
    this.element.replaceChildren(
      h(
        'header',
        {},
        h('h2', {}, say('display')),
        iconButton('close', say('close'), () => this.close()),
      ),
      this.#stepper('size', text ? 'size' : 'zoom', ['smaller', 'larger'], `${a.size} %`, (by) => ({
        size: step(sizes, a.size, by),
      })),
      this.#swatches(),
      ...(text
        ? [
            this.#choices('font', fonts, a.font, (font) => ({ font })),
            this.#stepper('lineHeight', 'lineHeight', ['minus', 'plus'], this.#number(a.lineHeight), (by) => ({
              lineHeight: step(lineHeights, a.lineHeight, by),
            })),
            this.#choices('margin', margins, a.margin, (margin) => ({ margin })),
          ]
        : []),
      ...(this.#rolls
        ? [this.#choices('flow', ['pages', 'scroll'] as const, a.flow, (flow) => ({ flow, flowChosen: true }))]
        : []),
      ...(this.#twoColumns && a.flow === 'pages'
        ? [
            this.#choices('columns', ['one', 'two'] as const, a.columns === 2 ? 'two' : 'one', (columns) => ({
              columns: columns === 'two' ? 2 : 1,
            })),
          ]
        : []),
    );
  }

  #number(value: number): string {
    return new Intl.NumberFormat(document.documentElement.lang || 'vi', { minimumFractionDigits: 1 }).format(value);
  }

  #row(label: string, control: HTMLElement): HTMLElement {
    const id = `reader-${label}`;
    control.setAttribute('role', 'group');
    control.setAttribute('aria-labelledby', id);
    return h('div', { class: 'reader-row' }, h('b', { id }, this.say(label as MessageKey)), control);
  }

  #stepper(
    name: 'size' | 'lineHeight',
    label: MessageKey,
    icons: readonly [IconName, IconName],
    value: string,
    change: (by: 1 | -1) => Partial<Appearance>,
  ): HTMLElement {
    const words =
      name === 'size'
        ? (['size.smaller', 'size.larger'] as const)
        : (['lineHeight.tighter', 'lineHeight.looser'] as const);
    const button = (i: 0 | 1): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          class: 'ic',
          'aria-label': this.say(words[i]),
          'data-choice': words[i],
          onclick: () => this.#set(change(i === 0 ? -1 : 1)),
        },
        icon(icons[i]),
      );
    return this.#row(label, h('span', { class: 'reader-stepper' }, button(0), h('output', {}, value), button(1)));
  }

  #swatches(): HTMLElement {
    return this.#row(
      'theme',
      h(
        'span',
        { class: 'reader-swatches' },
        ...themes.map((theme) =>
          h(
            'button',
            {
              type: 'button',
              'data-swatch': theme,
              'data-choice': `theme.${theme}`,
              'aria-pressed': String(theme === this.#appearance.theme),
              'aria-label': this.say(`theme.${theme}`),
              title: this.say(`theme.${theme}`),
              onclick: () => this.#set({ theme }),
            },
            'a',
          ),
        ),
      ),
    );
  }

  #choices<T extends string>(
    name: 'font' | 'margin' | 'flow' | 'columns',
    values: readonly T[],
    current: T,
    change: (value: T) => Partial<Appearance>,
  ): HTMLElement {
    return this.#row(
      name,
      h(
        'span',
        { class: 'reader-chips' },
        ...values.map((value) =>
          h(
            'button',
            {
              type: 'button',
              class: 'chip',
              'data-choice': `${name}.${value}`,
              'aria-pressed': String(value === current),
              onclick: () => this.#set(change(value)),
            },
            value === 'literata'
              ? 'Literata'
              : value === 'be-vietnam-pro'
                ? 'Be Vietnam Pro'
                : this.say(`${name}.${value}` as MessageKey),
          ),
        ),
      ),
    );
  }
}
