import type { MessageKey, Say } from '../messages';
import { h, icon, type IconName } from './dom';

export interface MoreItem {
  readonly icon: IconName;
  readonly label: MessageKey;
  /** An address to lead to, or what to do. */
  readonly act: string | (() => void);
}

/** What is needed now and then, behind one button. */
export class MorePanel {
  readonly element = h('section', { class: 'reader-panel reader-more', hidden: true, tabindex: '-1' });

  constructor(
    private readonly say: Say,
    private readonly closed: () => void,
  ) {
    this.element.setAttribute('role', 'dialog');
    this.element.setAttribute('aria-label', say('more'));
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(items: readonly MoreItem[]): void {
    this.element.replaceChildren(h('ul', {}, ...items.map((item) => h('li', {}, this.#line(item)))));
    this.element.hidden = false;
    this.element.querySelector<HTMLElement>('a, button')?.focus();
  }

  #line({ icon: name, label, act }: MoreItem): HTMLElement {
    const content = [icon(name), this.say(label)];
    if (typeof act === 'string') return h('a', { href: act, onclick: () => this.close() }, ...content);
    return h(
      'button',
      {
        type: 'button',
        onclick: () => {
          this.close();
          act();
        },
      },
      ...content,
    );
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.closed();
  }
}
