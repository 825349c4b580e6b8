// A block of the portal within the text: drawn by the server as readers see it, with buttons to change and move it.
import type { Node } from 'prosemirror-model';
import { NodeSelection } from 'prosemirror-state';
import type { EditorView, NodeView } from 'prosemirror-view';
import type { Api } from './api';
import type { Blocks } from './blocks';
import { element, icon } from './dom';
import { blockMarkdown } from './markdown';
import { moveAt } from './moves';
import { type BlockName, itemsOf } from './schema';
import type { Words } from './words';

const asksEvery = 2000;
const asksMost = 60;

export interface Tools {
  api: Api;
  blocks: Blocks;
  words: Words;
}

export class BlockCard implements NodeView {
  readonly dom: HTMLElement;
  readonly #shown = element('div', { inert: true });
  #node: Node;
  #isGone = false;

  constructor(
    node: Node,
    private readonly view: EditorView,
    private readonly place: () => number | undefined,
    private readonly tools: Tools,
  ) {
    this.#node = node;
    const name = node.type.name === 'pictures' ? 'anh' : String(node.attrs.name);
    const label = tools.words(`block.${name}`);
    const button = (glyph: string, key: string, act: () => void) =>
      element(
        'button',
        { type: 'button', class: 'icon-btn', 'aria-label': `${tools.words(key)}: ${label}`, click: act },
        icon(glyph),
      );
    this.dom = element(
      'div',
      { class: 'block-card', contenteditable: 'false' },
      element(
        'div',
        { class: 'block-bar' },
        element('span', { class: 'small' }, label),
        button('pencil', 'change', () => void this.#change()),
        button('chevron-up', 'up', () => this.#move(-1)),
        button('chevron-down', 'down', () => this.#move(1)),
        button('trash-2', 'remove', () => this.#remove()),
      ),
      this.#shown,
    );
    void this.#draw();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type || node.attrs.name !== this.#node.attrs.name) return false;
    const isSame = node.eq(this.#node);
    this.#node = node;
    if (!isSame) void this.#draw();
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('selected');
  }

  deselectNode(): void {
    this.dom.classList.remove('selected');
  }

  // The buttons are the card's own.
  stopEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest('button') !== null;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#isGone = true;
  }

  async #draw(): Promise<void> {
    const node = this.#node;
    for (let asked = 0; asked < asksMost && !this.#isGone && node === this.#node; asked++) {
      const html = await this.tools.api.show(blockMarkdown(node));
      if (node !== this.#node) return;
      // Cleaned and drawn by our own server.
      this.#shown.innerHTML = html;
      const figures = this.#shown.querySelectorAll('figure').length;
      if (node.type.name !== 'pictures' || figures === itemsOf(node).length) break;
      this.#shown.append(element('p', { class: 'small soft' }, this.tools.words('scanning')));
      await new Promise((resolve) => setTimeout(resolve, asksEvery));
    }

    if (!this.#shown.querySelector('.page-text > *'))
      this.#shown.append(element('p', { class: 'small soft' }, this.tools.words('nothingShown')));
  }

  async #change(): Promise<void> {
    const attrs =
      this.#node.type.name === 'pictures'
        ? await this.tools.blocks.pictures(itemsOf(this.#node)).then((items) => items && { items })
        : await this.tools.blocks
            .named(this.#node.attrs.name as BlockName, String(this.#node.attrs.text))
            .then((text) => (text === null ? null : { ...this.#node.attrs, text }));
    const at = this.place();
    if (attrs && at !== undefined) this.view.dispatch(this.view.state.tr.setNodeMarkup(at, null, attrs));
    this.dom.querySelector<HTMLElement>('button')?.focus();
  }

  #move(by: -1 | 1): void {
    const at = this.place();
    const moved = at === undefined ? null : moveAt(this.view.state, at, by);
    if (!moved) return;
    this.view.dispatch(moved.scrollIntoView());
    this.view.focus();
  }

  #remove(): void {
    const at = this.place();
    if (at === undefined) return;
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)).deleteSelection());
    this.view.focus();
  }
}
