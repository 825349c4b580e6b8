// The look of one file on the page.

export interface RowButton {
  text: string;
  press: () => void;
}

export class FileRow {
  readonly element = document.createElement('div');
  private readonly state = document.createElement('span');
  private readonly bar = document.createElement('progress');
  private readonly hint = document.createElement('p');
  private readonly error = document.createElement('p');
  private readonly buttons = document.createElement('div');

  constructor(readonly name: string) {
    this.element.className = 'file';
    const head = document.createElement('div');
    head.className = 'row between';
    const title = document.createElement('b');
    title.className = 'name';
    title.textContent = name;
    this.state.className = 'small num';
    head.append(title, this.state);
    this.bar.max = 100;
    this.bar.setAttribute('aria-label', name);
    this.hint.className = 'hint';
    this.error.className = 'error';
    this.error.hidden = true;
    this.buttons.className = 'row';
    this.element.append(head, this.bar, this.hint, this.error, this.buttons);
  }

  /** @param share 0 to 1, or null while the length of the work is not known */
  show(share: number | null, state: string, hint = ''): void {
    if (share === null) this.bar.removeAttribute('value');
    else this.bar.value = Math.round(share * 100);
    this.bar.hidden = false;
    this.state.textContent = state;
    this.hint.textContent = hint;
    this.error.hidden = true;
    this.element.classList.remove('bad');
  }

  fail(sentence: string): void {
    this.bar.hidden = true;
    this.state.textContent = '';
    this.hint.textContent = '';
    this.error.textContent = sentence;
    this.error.hidden = false;
    this.element.classList.add('bad');
  }

  /** Replaces the buttons; the focus stays on the row when the pressed one goes. */
  offer(...buttons: RowButton[]): void {
    const hadFocus = this.buttons.contains(document.activeElement);
    this.buttons.replaceChildren(...buttons.map((button) => this.button(button)));
    if (hadFocus) this.buttons.querySelector('button')?.focus();
  }

  private button({ text, press }: RowButton): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn quiet small';
    button.textContent = text;
    button.setAttribute('aria-label', `${text}: ${this.name}`);
    button.addEventListener('click', press);
    return button;
  }
}
