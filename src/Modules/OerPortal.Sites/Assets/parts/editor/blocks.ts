// The blocks of the portal: what is asked about each, and what is written.
import type { Api, Choice } from './api';
import { type Chosen, ChosenList } from './chosen';
import { ask } from './dialog';
import { element, field } from './dom';
import { MediaShelf } from './media';
import type { BlockName, PictureItem } from './schema';
import type { Words } from './words';

export class Blocks {
  constructor(
    private readonly api: Api,
    private readonly words: Words,
    private readonly base: string,
  ) {}

  /** Pictures beside each other; null when nothing is to change. */
  async pictures(items: PictureItem[], offered?: File): Promise<PictureItem[] | null> {
    const list = new ChosenList(this.words, [
      { name: 'alt', label: this.words('description'), isRequired: true },
      { name: 'title', label: this.words('caption') },
    ]);
    list.add(
      ...items.map((item) => ({
        address: item.src,
        title: item.alt || this.words('picture'),
        thumbnail: `${this.base}${item.src.replace(/\/anh.*$/, '/bia')}?rong=160`,
        values: { alt: item.alt, title: item.title },
      })),
    );
    const shelf = new MediaShelf(this.api, this.words, true, list);
    const asked = ask(this.words('block.anh'), this.words, this.words('put'), list.element, shelf.element);
    if (offered) shelf.offer(offered);
    if (!(await asked)) return null;
    return list.all.map(({ address, values }) => ({ src: address, alt: values.alt ?? '', title: values.title ?? '' }));
  }

  /** The lines of a block; null when nothing is to change. */
  named(name: BlockName, text: string): Promise<string | null> {
    switch (name) {
      case 'sach':
        return this.#resources(name, text, 24);
      case 'phim':
        return this.#resources(name, text, 1);
      case 'bo-suu-tap':
        return this.#collection(text);
      case 'tep':
        return this.#files(text);
      case 'lien-he':
      case 'gio-mo-cua':
        return this.#lines(name, text);
    }
  }

  async #resources(name: BlockName, text: string, most: number): Promise<string | null> {
    const list = new ChosenList(this.words, [{ name: 'words', label: this.words('why') }], most);
    list.add(...linesOf(text));
    const query = element('input', { type: 'search', autocomplete: 'off' });
    const found = element('ul', { class: 'found' });
    let turn = 0;
    const show = (choices: Choice[]) =>
      found.replaceChildren(
        ...choices.map((choice) =>
          element(
            'li',
            {},
            element('button', { type: 'button', click: () => list.add({ ...choice, values: {} }) }, choice.title),
          ),
        ),
      );
    query.addEventListener('input', () => {
      const mine = ++turn;
      const pasted = /\/hoc-lieu\/[a-z0-9]{10}/.exec(query.value)?.[0];
      if (pasted) return show([{ address: pasted, title: pasted }]);
      setTimeout(() => {
        if (mine === turn && query.value.trim().length > 1)
          void this.api.resources(query.value.trim()).then((choices) => mine === turn && show(choices));
      }, 200);
    });
    query.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
    const asked = ask(
      this.words(`block.${name}`),
      this.words,
      this.words('put'),
      list.element,
      field(this.words('findBook'), query, this.words('findBookHint')),
      found,
    );
    return (await asked) ? written(list.all) : null;
  }

  async #files(text: string): Promise<string | null> {
    const list = new ChosenList(this.words, [{ name: 'words', label: this.words('fileTitle') }]);
    list.add(...linesOf(text));
    const shelf = new MediaShelf(this.api, this.words, false, list);
    return (await ask(this.words('block.tep'), this.words, this.words('put'), list.element, shelf.element))
      ? written(list.all)
      : null;
  }

  async #collection(text: string): Promise<string | null> {
    const present = text.split('|')[0]!.trim();
    const choices = await this.api.collections();
    if (present && !choices.some(({ address }) => address === present))
      choices.unshift({ address: present, title: present });
    const select = element(
      'select',
      { required: true },
      ...choices.map(({ address, title }) =>
        element('option', { value: address, selected: address === present }, title),
      ),
    );
    const hint = choices.length === 0 ? this.words('noCollections') : '';
    return (await ask(
      this.words('block.bo-suu-tap'),
      this.words,
      this.words('put'),
      field(this.words('collection'), select, hint),
    ))
      ? select.value
      : null;
  }

  async #lines(name: BlockName, text: string): Promise<string | null> {
    const area = element('textarea', { rows: '6', maxlength: '1500' });
    area.value = text;
    return (await ask(
      this.words(`block.${name}`),
      this.words,
      this.words('put'),
      field(this.words('lines'), area, this.words(`lines.${name}`)),
    ))
      ? area.value.trim()
      : null;
  }
}

function linesOf(text: string): Chosen[] {
  return text.split('\n').flatMap((line) => {
    const [address = '', words = ''] = line.split('|').map((part) => part.trim());
    return address ? [{ address, title: words || address, values: { words } }] : [];
  });
}

function written(chosen: Chosen[]): string {
  return chosen
    .map(({ address, values }) =>
      values.words?.trim() ? `${address} | ${values.words.trim().replaceAll('|', '/')}` : address,
    )
    .join('\n');
}
