// Chooses pictures or files of the site, or takes new ones in.
import type { Api, MediaItem } from './api';
import type { Chosen, ChosenList } from './chosen';
import { element, field, icon } from './dom';
import type { Words } from './words';

const asksEvery = 1500;
const asksMost = 80;

export class MediaShelf {
  readonly element = element('div', { class: 'stack' });
  readonly #shelf = element('ul', { class: 'media-shelf' });
  readonly #state = element('p', { class: 'small', role: 'status' });
  readonly #file: HTMLInputElement;
  readonly #description: HTMLInputElement;

  constructor(
    private readonly api: Api,
    private readonly words: Words,
    private readonly isPictures: boolean,
    private readonly chosen: ChosenList,
  ) {
    this.#file = element('input', { type: 'file', accept: isPictures ? 'image/*' : '' });
    this.#description = element('input', { maxlength: '300' });
    const add = element(
      'button',
      { type: 'button', class: 'btn line small', click: () => void this.#upload() },
      icon('upload'),
      words('upload'),
    );
    this.element.append(
      element(
        'fieldset',
        { class: 'fields' },
        element('legend', {}, words(isPictures ? 'newPicture' : 'newFile')),
        field(words('fileLabel'), this.#file),
        field(
          words(isPictures ? 'description' : 'fileTitle'),
          this.#description,
          isPictures ? words('descriptionHint') : '',
        ),
        add,
        this.#state,
      ),
      element('p', { class: 'small soft' }, words('fromShelf')),
      this.#shelf,
    );
    void this.#draw();
  }

  /** A picture that was pasted or dropped. */
  offer(file: File): void {
    const files = new DataTransfer();
    files.items.add(file);
    this.#file.files = files.files;
    this.#description.focus();
  }

  async #draw(): Promise<void> {
    const items = (await this.api.mediaItems()).filter((item) => item.isPicture === this.isPictures && item.isReady);
    this.#shelf.replaceChildren(
      ...items.map((item) =>
        element(
          'li',
          {},
          element(
            'button',
            { type: 'button', title: item.description, click: () => this.#choose(item) },
            item.thumbnail
              ? element('img', { src: item.thumbnail, alt: item.description, loading: 'lazy' })
              : element('span', {}, item.description),
          ),
        ),
      ),
    );
  }

  async #upload(): Promise<void> {
    const file = this.#file.files?.[0];
    const description = this.#description.value.trim();
    if (!file || !description)
      return this.#say(file ? 'descriptionMissing' : 'fileMissing', file ? this.#description : this.#file);
    this.#state.textContent = this.words('uploading');
    const { id, problem } = await this.api.upload(file, description);
    if (!id) {
      this.#state.textContent = problem ?? this.words('uploadFailed');
      return;
    }

    this.#file.value = this.#description.value = '';
    this.#state.textContent = this.words('scanning');
    await this.#follow(id);
  }

  async #follow(id: string): Promise<void> {
    for (let asked = 0; asked < asksMost; asked++) {
      await new Promise((resolve) => setTimeout(resolve, asksEvery));
      const item = (await this.api.mediaItems()).find((one) => one.id === id);
      if (!item) return this.#say('refused');
      if (!item.isReady) continue;
      this.#state.textContent = this.words('ready');
      this.#choose(item);
      return this.#draw();
    }

    this.#say('scanLong');
  }

  #choose(item: MediaItem): void {
    this.chosen.add(chosenOf(item, this.isPictures));
  }

  #say(key: string, focus?: HTMLElement): void {
    this.#state.textContent = this.words(key);
    focus?.focus();
  }
}

function chosenOf(item: MediaItem, isPicture: boolean): Chosen {
  return {
    address: `/tep/${item.id}/${isPicture ? 'anh' : 'tai'}`,
    title: item.name,
    thumbnail: item.thumbnail,
    values: isPicture ? { alt: item.description, title: '' } : { words: item.description },
  };
}
