// The place where files are dropped or chosen.
import type { Words } from './words';

export class DropZone {
  readonly element = document.createElement('div');
  private readonly input = document.createElement('input');

  constructor(words: Words, take: (files: File[]) => void) {
    this.element.className = 'drop';
    this.input.type = 'file';
    this.input.multiple = true;
    this.input.hidden = true;
    const line = document.createElement('p');
    const bold = document.createElement('b');
    bold.textContent = words.drop;
    const choose = document.createElement('button');
    choose.type = 'button';
    choose.className = 'btn line';
    choose.textContent = words.choose[0]!.toLocaleUpperCase() + words.choose.slice(1);
    choose.addEventListener('click', () => this.choose());
    line.append(bold, ` ${words.or}`);
    const kinds = document.createElement('p');
    kinds.className = 'hint';
    kinds.textContent = words.kinds;
    this.element.append(line, choose, kinds, this.input);

    this.input.addEventListener('change', () => {
      take([...(this.input.files ?? [])]);
      this.input.value = '';
    });
    this.acceptDrops(take);
  }

  choose(): void {
    this.input.click();
  }

  private acceptDrops(take: (files: File[]) => void): void {
    const hang = (event: DragEvent, over: boolean): void => {
      event.preventDefault();
      this.element.classList.toggle('over', over);
    };
    this.element.addEventListener('dragover', (event) => hang(event, true));
    this.element.addEventListener('dragleave', (event) => hang(event, false));
    this.element.addEventListener('drop', (event) => {
      hang(event, false);
      take([...(event.dataTransfer?.files ?? [])]);
    });
  }
}
