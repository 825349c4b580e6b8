import type { Theme } from '../appearance';
import type { ReaderConfig } from '../config';
import type { Say } from '../messages';
import { toggleFullScreen, toolBar } from '../ui/bar';
import { h, iconButton } from '../ui/dom';
import { TileLayer } from './tiles';
import { Zoomable } from './zoomable';

export interface Themes {
  readonly theme: Theme;
  readonly themes: readonly Theme[];
  keep(theme: Theme): void;
}

/** A picture in the reader's frame: the whole at first, then as near as one likes. Takes over what the server wrote. */
export class PicturePage {
  readonly #zoomable: Zoomable;
  readonly #share = h('output', { class: 'picture-share' });

  constructor(
    private readonly root: HTMLElement,
    private readonly image: HTMLImageElement,
    private readonly say: Say,
    private readonly config: ReaderConfig,
    private readonly look: Themes,
  ) {
    const tiles = config.tiles && new TileLayer(config.tiles, image);
    this.#zoomable = new Zoomable(tiles?.element ?? image, {
      label: config.title,
      moved: (lens, box) => tiles?.show(lens, box),
      zoomed: (times) => (this.#share.textContent = `${Math.round(times * 100)} %`),
      swiped: (direction) => this.#follow(direction === 'left' ? 'next' : 'prev'),
    });
    root.dataset['theme'] = look.theme;
    root.querySelector('.picture-page')?.replaceChildren(this.#zoomable.element);
    root.querySelector('.reader-bar')?.replaceWith(this.#bar());
    root.querySelector('.picture-foot')?.prepend(this.#zoomKeys());
    document.addEventListener('keydown', (event) => this.#pressed(event));
    image.addEventListener('error', () => this.#failed());
    if (image.complete && image.naturalWidth === 0) this.#failed();
    root.dataset['ready'] = 'true';
    root.querySelector('.picture-set [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    this.#zoomable.element.focus({ preventScroll: true });
  }

  #bar(): HTMLElement {
    const theme = iconButton('theme', this.say('theme'), () => this.#nextTheme(theme));
    return toolBar(this.config, this.say, [theme]);
  }

  #zoomKeys(): HTMLElement {
    const { say } = this;
    return h(
      'div',
      { class: 'picture-keys', role: 'group', 'aria-label': say('zoom') },
      iconButton('minus', say('size.smaller'), () => this.#zoomable.zoomOut()),
      this.#share,
      iconButton('plus', say('size.larger'), () => this.#zoomable.zoomIn()),
      h('button', { type: 'button', class: 'chip', onclick: () => this.#zoomable.whole() }, say('picture.whole')),
    );
  }

  #nextTheme(button: HTMLButtonElement): void {
    const { themes } = this.look;
    const next = themes[(themes.indexOf(this.root.dataset['theme'] as Theme) + 1) % themes.length] ?? 'light';
    this.root.dataset['theme'] = next;
    this.look.keep(next);
    button.title = `${this.say('theme')}: ${this.say(`theme.${next}`)}`;
    button.setAttribute('aria-label', button.title);
  }

  /** Keys work wherever the focus is, but for buttons and links that have a use for them. */
  #pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key.toLowerCase() === 'f') toggleFullScreen();
    else if (this.#zoomable.pressed(event)) event.preventDefault();
    else if (event.key === 'ArrowRight') this.#follow('next');
    else if (event.key === 'ArrowLeft') this.#follow('prev');
  }

  /** To the neighbour in a set of pictures. */
  #follow(neighbour: 'next' | 'prev'): void {
    this.root.querySelector<HTMLAnchorElement>(`.picture-set a[rel="${neighbour}"]`)?.click();
  }

  #failed(): void {
    const { say, config } = this;
    this.#zoomable.close();
    this.root.querySelector('.picture-keys')?.remove();
    this.root
      .querySelector('.picture-page')
      ?.replaceChildren(
        h(
          'div',
          { role: 'alert', class: 'reader-fault' },
          h('p', {}, say('picture.damaged')),
          h(
            'div',
            { class: 'reader-actions' },
            config.download ? h('a', { class: 'btn', href: config.download }, say('download')) : undefined,
            h('a', { class: 'btn line', href: config.back }, say('toResource')),
          ),
        ),
      );
  }
}
