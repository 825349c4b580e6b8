import type { Say } from '../messages';
import type { AskedPicture, ShownPage } from '../navigator';
import { Zoomable } from '../picture/zoomable';
import { shadowCopy, unbound } from '../printing/copy';
import { h, icon, iconButton } from '../ui/dom';
import { captionOf, figuresOn, wordsOf, type Figure } from './figures';

/** Widest that a table is drawn before it is enlarged, in CSS pixels. */
const broadest = 1600;

/** A picture or table over the whole window: to look at closely, with its caption. Escape, back and the button close it. */
export class Enlarged {
  readonly #stop = new AbortController();
  #dialog: HTMLDialogElement | undefined;
  #zoomable: Zoomable | undefined;

  constructor(
    private readonly say: Say,
    private readonly into: HTMLElement,
    /** Gives the focus back to the page. */
    private readonly closed: () => void,
  ) {
    // the phone's way back closes the layer, not the book
    addEventListener('popstate', () => this.#dialog?.close(), { signal: this.#stop.signal });
  }

  show(asked: AskedPicture): void {
    this.#dialog?.close();
    const label = 'url' in asked ? asked.alt : wordsOf(asked.element);
    const caption = 'url' in asked ? (asked.description ?? asked.alt) : captionOf(asked.element) || label;
    const zoomable = new Zoomable('url' in asked ? pictureOf(asked) : copyOf(asked.element), {
      label: label || this.say('enlarged'),
      mostWhole: 4,
    });
    const dialog = h(
      'dialog',
      { class: 'reader-enlarged', 'aria-label': this.say('enlarged') },
      h(
        'header',
        {},
        iconButton('minus', this.say('enlarged.smaller'), () => zoomable.zoomOut()),
        iconButton('plus', this.say('enlarged.larger'), () => zoomable.zoomIn()),
        iconButton('close', this.say('close'), () => dialog.close()),
      ),
      h('div', { class: 'reader-enlarged-box' }, zoomable.element),
      caption ? h('p', { dir: 'auto' }, caption) : undefined,
    );
    dialog.addEventListener('close', () => this.#left(dialog));
    this.#dialog = dialog;
    this.#zoomable = zoomable;
    this.into.append(dialog);
    dialog.showModal();
    zoomable.element.focus();
    history.pushState({ ...(history.state as object | null), enlarged: true }, '');
  }

  #left(dialog: HTMLDialogElement): void {
    dialog.remove();
    if (dialog !== this.#dialog) return;
    this.#zoomable?.close();
    this.#zoomable = undefined;
    this.#dialog = undefined;
    if ((history.state as { enlarged?: unknown } | null)?.enlarged) history.back();
    this.closed();
  }

  /** What can be enlarged on this page, for those who do not point: at once where there is one, else a choice. */
  choose(pages: readonly ShownPage[]): void {
    const figures = figuresOn(pages);
    const only = figures.length === 1 ? figures[0] : undefined;
    if (only) return this.show(only.asked);
    const id = 'reader-figures-title';
    const dialog: HTMLDialogElement = h(
      'dialog',
      { class: 'reader-panel reader-dialog reader-figures', 'aria-labelledby': id },
      h(
        'header',
        {},
        h('h2', { id }, this.say('figures')),
        iconButton('close', this.say('close'), () => dialog.close()),
      ),
      figures.length
        ? h(
            'ul',
            {},
            ...figures.map((figure, i) =>
              h(
                'li',
                {},
                this.#line(figure, i + 1, () => dialog.close()),
              ),
            ),
          )
        : h('p', {}, this.say('figures.none')),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (!this.#dialog) this.closed();
    });
    this.into.append(dialog);
    dialog.showModal();
  }

  #line({ asked, label, kind }: Figure, number: number, close: () => void): HTMLElement {
    const picture = 'url' in asked ? h('img', { src: asked.url, alt: '' }) : icon(kind === 'table' ? 'table' : 'image');
    return h(
      'button',
      {
        type: 'button',
        onclick: () => {
          close();
          this.show(asked);
        },
      },
      picture,
      h('span', { dir: 'auto' }, label || this.say(`figures.${kind}`, number)),
    );
  }

  stop(): void {
    this.#stop.abort();
    this.#dialog?.remove();
    this.#zoomable?.close();
  }
}

function pictureOf({ url, alt }: Extract<AskedPicture, { url: string }>): HTMLImageElement {
  return h('img', { src: url, alt });
}

/** The element as the book dresses it, at the width it likes: on a phone it may have been squeezed. */
function copyOf(element: Element): HTMLElement {
  const doc = element.ownerDocument;
  const { width } = element.getBoundingClientRect();
  const box = ['table', 'math'].includes(element.localName)
    ? `width:max-content!important;max-width:${broadest}px!important`
    : `width:${Math.max(320, Math.ceil(width))}px!important`;
  const { color, font } = doc.defaultView?.getComputedStyle(element) ?? { color: 'inherit', font: 'inherit' };
  const host = shadowCopy(
    doc,
    element,
    `${unbound}html{${box};font:${font};color:${color}}
table{width:auto!important;max-width:none!important;margin:0!important;font-size:inherit}td,th{min-width:3em}
svg,img{width:100%!important;height:auto!important;max-width:none!important}math{font-size:250%}`,
  );
  host.className = 'reader-enlarged-copy';
  return host;
}
