import { Recent } from './recent';

/** What the server offers; see Suggester. What was searched for before is offered by the device. */
interface Offer {
  text: string;
  kind: 'title' | 'person' | 'keyword' | 'subject' | 'collection' | 'school' | 'recent';
  label?: string;
  url?: string;
}

const icons: Record<Offer['kind'], string> = {
  title: 'book-open',
  person: 'user-round',
  keyword: 'tag',
  subject: 'layers',
  collection: 'library-big',
  school: 'school',
  recent: 'history',
};
const pause = 150;
const shortest = 2;
let boxes = 0;

/** Every `input[data-suggest]` offers what continues the words in it: the combobox pattern of ARIA 1.2 with a list box. */
export function suggest(page: Document): void {
  for (const input of page.querySelectorAll<HTMLInputElement>('input[data-suggest]')) new Suggestions(input);
}

class Suggestions {
  readonly #input: HTMLInputElement;
  readonly #popup: HTMLElement;
  readonly #list: HTMLElement;
  readonly #note: HTMLElement;
  readonly #recent: Recent;
  #offers: Offer[] = [];
  #typed = '';
  #chosen = -1;
  #timer = 0;
  #asking: AbortController | undefined;

  constructor(input: HTMLInputElement) {
    const page = input.ownerDocument;
    this.#input = input;
    this.#recent = Recent.of(page);
    this.#popup = page.createElement('div');
    this.#popup.className = 'suggest';
    this.#popup.hidden = true;
    this.#list = page.createElement('div');
    this.#list.id = `suggest-${++boxes}`;
    this.#list.setAttribute('role', 'listbox');
    this.#note = this.#deviceNote(page);
    this.#popup.append(this.#list, this.#note);
    input.after(this.#popup);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
    input.setAttribute('aria-expanded', 'false');
    input.addEventListener('input', (event) => this.#later(event as InputEvent));
    input.addEventListener('compositionend', () => void this.#ask());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('focus', () => this.#remember());
    input.addEventListener('click', () => this.#remember());
    for (const part of [input, this.#popup]) {
      part.addEventListener('focusout', (event) => {
        if (!(event.relatedTarget instanceof Node && this.#popup.contains(event.relatedTarget))) this.#close();
      });
    }
    // The pointer must not take the focus away before the click has chosen.
    this.#popup.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => this.#click(event));
  }

  /** Says that what was searched for stays here, and lets it be forgotten. */
  #deviceNote(page: Document): HTMLElement {
    const note = page.createElement('p');
    const clear = page.createElement('button');
    clear.type = 'button';
    clear.className = 'btn quiet small';
    clear.textContent = this.#input.dataset.recentClear ?? '';
    clear.addEventListener('click', () => {
      this.#recent.clear();
      this.#close();
      this.#input.focus();
    });
    note.append(this.#input.dataset.recentNote ?? '', clear);
    return note;
  }

  #remember(): void {
    if (this.#input.value.trim() || !this.#popup.hidden) return;
    this.#typed = '';
    this.#show(this.#recent.all().map((text) => ({ text, kind: 'recent' })));
  }

  #later(event: InputEvent): void {
    window.clearTimeout(this.#timer);
    // Vietnamese input methods compose a syllable; asking in the middle of it would offer the wrong words.
    if (event.isComposing) return;
    this.#timer = window.setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    this.#asking?.abort();
    this.#typed = this.#input.value;
    const words = this.#typed.trim();
    if (words.length < shortest) {
      this.#close();
      return this.#remember();
    }
    this.#asking = new AbortController();
    try {
      const url = new URL(this.#input.dataset.suggest ?? '', location.href);
      url.searchParams.set('q', words);
      const answer = await fetch(url, { signal: this.#asking.signal, headers: { accept: 'application/json' } });
      if (!answer.ok) return this.#close();
      const { items } = (await answer.json()) as { items: Offer[] };
      if (this.#input.ownerDocument.activeElement === this.#input) this.#show(items);
    } catch {
      // Offline or overtaken by the next letter: searching itself still works.
    }
  }

  #show(offers: Offer[]): void {
    const isRecent = offers[0]?.kind === 'recent';
    this.#offers = offers;
    this.#chosen = -1;
    this.#list.replaceChildren(...offers.map((offer, at) => this.#option(offer, at)));
    this.#list.setAttribute(
      'aria-label',
      (isRecent ? this.#input.dataset.recent : this.#input.getAttribute('aria-label')) ?? '',
    );
    this.#note.hidden = !isRecent;
    this.#popup.hidden = offers.length === 0;
    this.#input.setAttribute('aria-expanded', String(offers.length > 0));
    this.#input.removeAttribute('aria-activedescendant');
  }

  #option(offer: Offer, at: number): HTMLElement {
    const page = this.#input.ownerDocument;
    const option = page.createElement('div');
    option.id = `${this.#list.id}-${at}`;
    option.dataset.at = String(at);
    option.dataset.kind = offer.kind;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const icon = sprite(this.#input, icons[offer.kind]);
    if (icon) option.append(icon);
    const text = page.createElement('span');
    text.textContent = offer.text;
    option.append(text);
    if (offer.label) {
      const label = page.createElement('small');
      label.textContent = offer.label;
      option.append(' ', label);
    }
    if (offer.kind === 'recent') {
      option.setAttribute('aria-description', this.#input.dataset.recentRemove ?? '');
      option.append(this.#forgetting(page));
    }
    return option;
  }

  /** For the pointer; keys have Delete. */
  #forgetting(page: Document): HTMLElement {
    const forget = page.createElement('span');
    forget.className = 'forget';
    forget.title = this.#input.dataset.recentRemove ?? '';
    forget.setAttribute('aria-hidden', 'true');
    const icon = sprite(this.#input, 'x');
    if (icon) forget.append(icon);
    return forget;
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const open = !this.#popup.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (open) this.#choose(this.#chosen + (event.key === 'ArrowDown' ? 1 : -1));
      else void this.#ask();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      this.#input.value = this.#typed;
      this.#close();
    } else if (event.key === 'Enter' && open && this.#chosen >= 0) {
      event.preventDefault();
      this.#go(this.#chosen);
    } else if (event.key === 'Delete' && this.#offers[this.#chosen]?.kind === 'recent') {
      event.preventDefault();
      this.#forget(this.#chosen);
    }
  }

  // Before the first and behind the last stands what was typed.
  #choose(at: number): void {
    const count = this.#offers.length;
    this.#chosen = at < -1 ? count - 1 : at >= count ? -1 : at;
    [...this.#list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === this.#chosen)));
    const offer = this.#offers[this.#chosen];
    this.#input.value = offer?.text ?? this.#typed;
    if (offer) this.#input.setAttribute('aria-activedescendant', `${this.#list.id}-${this.#chosen}`);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #click(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const option = event.target.closest<HTMLElement>('[role=option]');
    if (!option) return;
    if (event.target.closest('.forget')) this.#forget(Number(option.dataset.at));
    else this.#go(Number(option.dataset.at));
  }

  #forget(at: number): void {
    this.#recent.forget(this.#offers[at]?.text ?? '');
    this.#input.value = '';
    this.#close();
    this.#remember();
  }

  #go(at: number): void {
    const offer = this.#offers[at];
    if (!offer) return;
    this.#input.value = offer.text;
    this.#close();
    if (offer.url) location.assign(offer.url);
    else this.#input.form?.requestSubmit();
  }

  #close(): void {
    window.clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#show([]);
  }
}

/** An icon of the sprite the page already shows one of. */
function sprite(near: Element, name: string): SVGElement | null {
  const shown = near.closest('form')?.querySelector('svg.icon');
  const copy = shown?.cloneNode(true) as SVGElement | undefined;
  const use = copy?.querySelector('use');
  const href = use?.getAttribute('href');
  if (!copy || !use || !href) return null;
  use.setAttribute('href', href.replace(/#.*$/, `#${name}`));
  return copy;
}
