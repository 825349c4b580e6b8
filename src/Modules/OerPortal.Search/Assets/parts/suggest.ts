/** What the server offers; see SearchEndpoints. */
interface Offer {
  text: string;
  kind: 'title' | 'person' | 'keyword';
  url: string;
}

const icons: Record<Offer['kind'], string> = { title: 'book-open', person: 'user-round', keyword: 'tag' };
const pause = 150;
const shortest = 2;
let boxes = 0;

/** Every `input[data-suggest]` offers what continues the words in it: the combobox pattern of ARIA 1.2 with a list box. */
export function suggest(page: Document): void {
  for (const input of page.querySelectorAll<HTMLInputElement>('input[data-suggest]')) new Suggestions(input);
}

class Suggestions {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  #offers: Offer[] = [];
  #typed = '';
  #chosen = -1;
  #timer = 0;
  #asking: AbortController | undefined;

  constructor(input: HTMLInputElement) {
    this.#input = input;
    this.#list = input.ownerDocument.createElement('div');
    this.#list.className = 'suggest';
    this.#list.id = `suggest-${++boxes}`;
    this.#list.hidden = true;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', input.getAttribute('aria-label') ?? '');
    input.after(this.#list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
    input.setAttribute('aria-expanded', 'false');
    input.addEventListener('input', (event) => this.#later(event as InputEvent));
    input.addEventListener('compositionend', () => void this.#ask());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => this.#close());
    // The pointer must not take the focus away before the click has chosen.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => this.#click(event));
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
    if (words.length < shortest) return this.#close();
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
    this.#offers = offers;
    this.#chosen = -1;
    this.#list.replaceChildren(...offers.map((offer, at) => this.#option(offer, at)));
    this.#list.hidden = offers.length === 0;
    this.#input.setAttribute('aria-expanded', String(offers.length > 0));
    this.#input.removeAttribute('aria-activedescendant');
  }

  #option(offer: Offer, at: number): HTMLElement {
    const option = this.#input.ownerDocument.createElement('div');
    option.id = `${this.#list.id}-${at}`;
    option.dataset.at = String(at);
    option.dataset.kind = offer.kind;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const icon = sprite(this.#input, icons[offer.kind]);
    if (icon) option.append(icon);
    const text = this.#input.ownerDocument.createElement('span');
    text.textContent = offer.text;
    option.append(text);
    return option;
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const open = !this.#list.hidden;
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
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
    if (option) this.#go(Number(option.dataset.at));
  }

  #go(at: number): void {
    const offer = this.#offers[at];
    if (!offer) return;
    this.#input.value = offer.text;
    this.#close();
    location.assign(offer.url);
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
