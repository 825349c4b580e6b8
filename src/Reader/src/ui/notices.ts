import type { MessageKey, Say } from '../messages';
import type { Footnote, ReaderFault } from '../navigator';
import { h, iconButton } from './dom';

export interface Choice {
  readonly label: string;
  readonly main?: boolean;
  chosen(): void;
}

/** Milliseconds after which a reader wants to know that the line is slow, not the portal broken. */
const slow = 8000;

/** What the reader has to say: loading, failures with their next step, questions, notes, links that lead out. */
export class Notices {
  /** Covers the page while there is nothing to read. */
  readonly cover = h('div', { class: 'reader-cover', hidden: true });
  /** A line at the foot of the page; reading goes on. */
  readonly line = h('div', { class: 'reader-line', hidden: true });
  readonly #live = h('div', { class: 'vh', 'aria-live': 'polite' });
  readonly dialogs = h('div', {}, this.#live);
  #timer = 0;

  constructor(private readonly say: Say) {
    this.line.setAttribute('role', 'status');
  }

  loading(): void {
    this.loaded();
    const words = h('span', {}, this.say('loading'));
    this.cover.replaceChildren(h('p', { role: 'status' }, h('span', { class: 'reader-spinner' }), words));
    // Quick openings should not flicker.
    this.#timer = window.setTimeout(() => {
      this.cover.hidden = false;
      this.#timer = window.setTimeout(() => (words.textContent = this.say('loading.slow')), slow);
    }, 250);
  }

  loaded(): void {
    clearTimeout(this.#timer);
    this.cover.hidden = true;
    this.cover.replaceChildren();
  }

  failed(fault: ReaderFault, steps: { retry(): void; download: string | undefined; back: string }): void {
    this.loaded();
    const retry = h('button', { type: 'button', class: 'btn', onclick: () => steps.retry() }, this.say('retry'));
    this.cover.replaceChildren(
      h(
        'div',
        { role: 'alert', class: 'reader-fault' },
        h('p', {}, this.say(`fault.${fault}`)),
        h(
          'div',
          { class: 'reader-actions' },
          fault === 'offline' || fault === 'part-missing' ? retry : undefined,
          steps.download
            ? h('a', { class: fault === 'offline' ? 'btn line' : 'btn', href: steps.download }, this.say('download'))
            : undefined,
          h('a', { class: 'btn line', href: steps.back }, this.say('toResource')),
        ),
      ),
    );
    this.cover.hidden = false;
  }

  /** Leaves when it is answered, or when its reader reads on instead. */
  ask(text: string, choices: readonly Choice[]): void {
    this.line.replaceChildren(
      h('p', {}, text),
      h(
        'div',
        { class: 'reader-actions' },
        ...choices.map((choice) =>
          h(
            'button',
            {
              type: 'button',
              class: choice.main ? 'btn' : 'btn line',
              onclick: () => {
                this.hush();
                choice.chosen();
              },
            },
            choice.label,
          ),
        ),
      ),
    );
    this.line.hidden = false;
  }

  get isAsking(): boolean {
    return !this.line.hidden;
  }

  /** A quiet word that leaves by itself. */
  tell(key: MessageKey): void {
    const words = h('p', {}, this.say(key));
    this.line.replaceChildren(words);
    this.line.hidden = false;
    window.setTimeout(() => {
      if (words.isConnected) this.hush();
    }, slow);
  }

  hush(): void {
    this.line.hidden = true;
    this.line.replaceChildren();
  }

  /** For screen readers only. */
  announce(text: string): void {
    this.#live.textContent = text;
  }

  footnote(note: Footnote, goTo: () => void): void {
    const dialog = this.#dialog('footnote', h('div', { class: 'reader-note' }, note.content));
    dialog.append(
      h(
        'div',
        { class: 'reader-actions' },
        h(
          'button',
          {
            type: 'button',
            class: 'btn line',
            onclick: () => {
              dialog.close();
              goTo();
            },
          },
          this.say('footnote.go'),
        ),
      ),
    );
    dialog.showModal();
  }

  external(href: string): void {
    const dialog = this.#dialog(
      'external',
      h('p', {}, this.say('external.warning')),
      h('p', { class: 'reader-address' }, href),
    );
    dialog.append(
      h(
        'div',
        { class: 'reader-actions' },
        h(
          'a',
          { class: 'btn', href, target: '_blank', rel: 'noopener noreferrer', onclick: () => dialog.close() },
          this.say('external.open'),
        ),
        h('button', { type: 'button', class: 'btn line', onclick: () => dialog.close() }, this.say('external.cancel')),
      ),
    );
    dialog.showModal();
  }

  /** What the keys do; and how a voice is added where the device has none for the book. */
  keys(lacksVoice: boolean): void {
    const lines = this.say('help.keys').split('\n');
    const voice = [h('h3', {}, this.say('help.voice')), h('p', {}, this.say('help.voice.how'))];
    this.#dialog(
      'help',
      h('ul', { class: 'reader-keys' }, ...lines.map((line) => h('li', {}, line))),
      ...(lacksVoice ? voice : []),
    ).showModal();
  }

  #dialog(title: MessageKey, ...content: HTMLElement[]): HTMLDialogElement {
    const id = `reader-${title}-title`;
    const dialog = h(
      'dialog',
      { class: 'reader-panel reader-dialog', 'aria-labelledby': id },
      h(
        'header',
        {},
        h('h2', { id }, this.say(title)),
        iconButton('close', this.say('close'), () => dialog.close()),
      ),
      ...content,
    );
    dialog.addEventListener('close', () => dialog.remove());
    this.dialogs.append(dialog);
    return dialog;
  }
}
