import { say } from '../../../../../themes/OerPortal.Theme/Assets/parts/copy';
import type { Kept, KeptThing } from './kept';
import type { Shelf, Words } from './shelf';

/** What the page around a button says of the thing it saves. */
export function describe(button: Element, publicId: string): KeptThing {
  const card = button.closest('.item, .hit, .about, main');
  const link = card?.querySelector<HTMLAnchorElement>('h3 a');
  const cover = card?.querySelector<HTMLElement>('.cover');
  const picture = cover?.querySelector('img')?.getAttribute('src');
  return {
    publicId,
    title: (link ?? card?.querySelector('h1'))?.textContent?.trim() ?? '',
    address: link?.pathname ?? location.pathname,
    at: new Date().toISOString(),
    ...(picture ? { cover: picture } : {}),
    ...(cover?.dataset['tone'] ? { tone: cover.dataset['tone'] } : {}),
  };
}

/** Turns links that lead to the page for saving into buttons that save at once, and marks what is saved. */
export class Saving {
  constructor(
    private readonly page: Document,
    private readonly words: Words,
    private readonly kept: Kept,
    /** Nothing for guests, whose things stay on the device. */
    private readonly shelf: Shelf | undefined,
    private readonly describe: (button: Element, publicId: string) => KeptThing,
  ) {}

  async start(): Promise<void> {
    const buttons = [...this.page.querySelectorAll<HTMLElement>('a[data-save], button[data-save]')].map(asButton);
    const ids = [...new Set(buttons.map((button) => idOf(button)))];
    if (ids.length === 0) return;
    for (const button of buttons) {
      this.#mark(button, false);
      button.addEventListener('click', () => void this.#toggle(button));
    }
    const saved = this.shelf
      ? await this.shelf.among(ids).catch(() => new Set<string>())
      : new Set(ids.filter((id) => this.kept.has(id)));
    for (const button of buttons) this.#mark(button, saved.has(idOf(button)));
  }

  async #toggle(button: HTMLButtonElement): Promise<void> {
    const id = idOf(button);
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-busy', 'true');
    const told = on ? await this.#keep(button, id) : await this.#remove(id);
    button.removeAttribute('aria-busy');
    if (told.done)
      for (const same of this.page.querySelectorAll<HTMLButtonElement>('button[data-save]'))
        if (idOf(same) === id) this.#mark(same, on);
    say(this.page, told.words);
  }

  async #keep(button: Element, id: string): Promise<{ done: boolean; words: string }> {
    if (!this.shelf) {
      const done = this.kept.keep(this.describe(button, id));
      return { done, words: done ? this.words.device : this.words.failed };
    }
    const outcome = await this.shelf.keep(id);
    const words = { kept: this.words.done, full: this.words.full, gone: this.words.failed, failed: this.words.failed };
    return { done: outcome === 'kept', words: words[outcome] };
  }

  async #remove(id: string): Promise<{ done: boolean; words: string }> {
    if (this.shelf) {
      const done = await this.shelf.remove(id);
      return { done, words: done ? this.words.gone : this.words.failed };
    }
    this.kept.remove(id);
    return { done: true, words: this.words.gone };
  }

  #mark(button: HTMLButtonElement, on: boolean): void {
    button.setAttribute('aria-pressed', String(on));
    const text = button.querySelector<HTMLElement>('[data-word]');
    if (text) {
      text.dataset['word'] ||= text.textContent ?? '';
      text.textContent = on ? this.words.saved : (text.dataset['word'] ?? '');
    }
    if (button.title) button.title = on ? this.words.saved : this.words.save;
  }
}

const idOf = (button: HTMLElement): string => button.dataset['save'] ?? '';

/** A link that does something is a button. */
function asButton(link: HTMLElement): HTMLButtonElement {
  if (link instanceof HTMLButtonElement) {
    link.hidden = false;
    return link;
  }
  const button = link.ownerDocument.createElement('button');
  button.type = 'button';
  for (const { name, value } of link.attributes)
    if (name !== 'href' && name !== 'rel') button.setAttribute(name, value);
  button.append(...link.childNodes);
  link.replaceWith(button);
  return button;
}
