// One file as the teacher sees it: name, progress in words and as a bar, and what can be done now.
import { size } from './figures';
import type { Words } from './words';

export interface RowAction {
  /** Key of its word. */
  word: string;
  run: () => void;
}

export interface RowView {
  /** Right of the name: how far, or that it is safe. */
  status: string;
  tone?: 'good' | 'bad' | 'warn';
  /** 0 to 100; undefined hides the bar. */
  percent?: number;
  hint?: string;
  /** What a ready file cannot do here. */
  note?: string | undefined;
  error?: string;
  actions: RowAction[];
}

export class Row {
  readonly element: HTMLElement;
  private readonly status = document.createElement('span');
  private readonly bar = document.createElement('progress');
  private readonly hint = document.createElement('p');
  private readonly note = document.createElement('p');
  private readonly error = document.createElement('p');
  private readonly actions = document.createElement('div');
  private shown = '';

  constructor(
    readonly name: string,
    private readonly bytes: number | undefined,
    private readonly words: Words,
    private readonly language: string,
  ) {
    this.element = document.createElement('div');
    this.element.className = 'file';
    const head = document.createElement('div');
    head.className = 'row between';
    const title = document.createElement('b');
    title.className = 'name';
    title.textContent = name;
    this.status.className = 'small';
    head.append(title, this.status);
    this.bar.max = 100;
    this.bar.setAttribute('aria-label', words.say('uploading', name));
    this.hint.className = 'hint';
    this.note.className = 'hint';
    this.note.hidden = true;
    this.error.className = 'error';
    this.error.setAttribute('role', 'alert');
    this.actions.className = 'row';
    this.element.append(head, this.bar, this.hint, this.note, this.error, this.actions);
  }

  show(view: RowView): void {
    this.status.textContent = view.status;
    this.status.className = view.tone ? `tag ${view.tone}` : 'small';
    this.element.classList.toggle('bad', view.tone === 'bad');
    this.bar.hidden = view.percent === undefined;
    this.bar.value = view.percent ?? 0;
    const length = this.bytes === undefined ? '' : size(this.bytes, this.language);
    this.hint.textContent = [length, view.hint].filter(Boolean).join(' · ');
    this.hint.hidden = this.hint.textContent === '';
    this.note.hidden = !view.note;
    this.note.textContent = view.note ?? '';
    this.error.hidden = !view.error;
    if (this.error.textContent !== (view.error ?? '')) this.error.textContent = view.error ?? '';
    this.offer(view.actions);
  }

  // Buttons are made anew only when they change, so that focus stays where it is.
  private offer(actions: RowAction[]): void {
    const wanted = actions.map((action) => action.word).join();
    this.actions.hidden = actions.length === 0;
    if (wanted === this.shown) return;
    const hadFocus = this.actions.contains(document.activeElement);
    this.shown = wanted;
    this.actions.replaceChildren(
      ...actions.map((action) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'btn quiet small';
        button.textContent = this.words.say(action.word);
        button.setAttribute('aria-label', `${button.textContent}: ${this.name}`);
        button.addEventListener('click', action.run);
        return button;
      }),
    );
    if (hadFocus) this.actions.querySelector('button')?.focus();
  }
}
