import type { MessageKey, Say } from '../messages';
import { h, iconButton } from './dom';

/** A sheet at the left edge over the page: contents, search. Escape and a press beside it close it. */
export class Drawer {
  readonly element: HTMLDialogElement;

  constructor(say: Say, title: MessageKey, ...content: HTMLElement[]) {
    const id = `reader-${title}-title`;
    this.element = h(
      'dialog',
      { class: `reader-panel reader-drawer reader-${title}`, 'aria-labelledby': id },
      h(
        'header',
        {},
        h('h2', { id }, say(title)),
        iconButton('close', say('close'), () => this.close()),
      ),
      ...content,
    );
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) this.close();
    });
  }

  open(): void {
    if (!this.element.open) this.element.showModal();
  }

  close(): void {
    this.element.close();
  }
}
