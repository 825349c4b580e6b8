const most = 40;
let lists = 0;

/**
 * Every `input[list]` offers of its list what has the typed words, with marks or without, in any order: the browser's own list knows
 * only the very letters, side by side. The combobox pattern of ARIA 1.2 with a list box.
 */
export function pick(page: Document): void {
  for (const input of page.querySelectorAll<HTMLInputElement>('input[list]')) new Picker(input);
}

/** "Lớp 4", "lop4": lop, 4. */
function wordsOf(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
  return folded.match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** A number is meant whole: class 1 is not class 12. */
const has = (words: string[], typed: string): boolean =>
  words.some((word) => (/^\p{N}/u.test(typed) ? word === typed : word.startsWith(typed)));

class Picker {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #all: { text: string; words: string[] }[];
  #chosen = -1;

  constructor(input: HTMLInputElement) {
    const page = input.ownerDocument;
    this.#input = input;
    this.#all = [...(page.getElementById(input.getAttribute('list') ?? '')?.querySelectorAll('option') ?? [])].map(
      (option) => ({
        text: option.value,
        words: wordsOf(option.value),
      }),
    );
    input.removeAttribute('list');
    this.#list = page.createElement('div');
    this.#list.id = `pick-${++lists}`;
    this.#list.className = 'suggest picked';
    this.#list.hidden = true;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', input.getAttribute('aria-label') ?? input.labels?.[0]?.textContent ?? '');
    const place = page.createElement('div');
    place.className = 'pick';
    input.replaceWith(place);
    place.append(input, this.#list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
    input.setAttribute('aria-expanded', 'false');
    input.addEventListener('input', () => this.#show());
    input.addEventListener('click', () => this.#show());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => this.#close());
    // The pointer must not take the focus away before the click has chosen.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => this.#take((event.target as Element).closest('[role=option]')));
  }

  get #options(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role=option]')];
  }

  #show(): void {
    const typed = wordsOf(this.#input.value);
    const fitting = this.#all.filter(
      (one) => one.text !== this.#input.value && typed.every((word) => has(one.words, word)),
    );
    this.#list.replaceChildren(
      ...fitting.slice(0, most).map((one, at) => {
        const option = this.#list.ownerDocument.createElement('div');
        option.id = `${this.#list.id}-${at}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.textContent = one.text;
        return option;
      }),
    );
    this.#choose(-1);
    this.#open(fitting.length > 0);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.#list.hidden) this.#show();
      const { length } = this.#options;
      if (length > 0)
        this.#choose(
          (this.#chosen + (event.key === 'ArrowDown' ? 1 : this.#chosen < 0 ? length : length - 1)) % length,
        );
    } else if (event.key === 'Enter' && this.#chosen >= 0) {
      event.preventDefault();
      this.#take(this.#options[this.#chosen]);
    } else if (event.key === 'Escape' && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    }
  }

  #choose(at: number): void {
    this.#chosen = at;
    for (const [i, option] of this.#options.entries()) option.setAttribute('aria-selected', String(i === at));
    const chosen = this.#options[at];
    if (!chosen) return this.#input.removeAttribute('aria-activedescendant');
    this.#input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView?.({ block: 'nearest' });
  }

  #take(option: Element | null | undefined): void {
    if (!option) return;
    this.#input.value = option.textContent;
    // Who keeps the form saved hears of it as of anything typed.
    for (const name of ['input', 'change']) this.#input.dispatchEvent(new Event(name, { bubbles: true }));
    this.#close();
  }

  #close(): void {
    this.#choose(-1);
    this.#open(false);
  }

  #open(isOpen: boolean): void {
    this.#list.hidden = !isOpen;
    this.#input.setAttribute('aria-expanded', String(isOpen));
  }
}
