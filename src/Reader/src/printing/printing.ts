import type { ReaderConfig } from '../config';
import type { Say } from '../messages';
import type { Navigator, Place } from '../navigator';
import { h } from '../ui/dom';
import { facesOf, shadowCopy, unbound } from './copy';

/** Black on white and one column, whatever the reader looks like on screen. */
const onPaper = `${unbound}
html{font-size:11.5pt!important;line-height:1.5}
*,*::before,*::after{color:#000!important;background-color:transparent!important;text-shadow:none!important;box-shadow:none!important;
border-color:#555!important;animation:none!important;transition:none!important}
a{text-decoration:none!important}
img,svg,video{max-width:100%!important;max-height:20cm!important;break-inside:avoid;background:none!important}
svg,svg *{color:revert-layer}
figure,table,blockquote,pre,tr{break-inside:avoid-page}
h1,h2,h3,h4,h5,h6{break-after:avoid}
pre{white-space:pre-wrap}`;

/** A page with a size of its own keeps it, and is as wide as the paper. */
function asDrawn(width: number, height: number): string {
  return `html{display:block!important;position:relative!important;overflow:hidden!important;width:${width}px!important;
height:${height}px!important;margin:0!important;transform:none!important;zoom:calc(680 / ${width});break-after:page}
body{margin:0;width:${width}px;height:${height}px;position:relative}`;
}

/**
 * Ctrl+P prints the chapter: while the browser prints, a copy of the chapter stands in the page and the reader does not.
 * A PDF prints best as the file it is, so there the way leads to the file.
 */
export class Printing {
  readonly #stop = new AbortController();
  readonly #sheet = h('div', { class: 'reader-print' });

  constructor(
    private readonly root: HTMLElement,
    private readonly say: Say,
    private readonly config: ReaderConfig,
    private readonly now: () => { navigator: Navigator | undefined; place: Place | undefined },
  ) {
    // What is lent leaves no paper behind.
    if (config.loan) return;
    const { signal } = this.#stop;
    addEventListener('beforeprint', () => this.#prepare(), { signal });
    addEventListener('afterprint', () => this.#putAway(), { signal });
  }

  /** What the browser's own command does, for those who have no keyboard. */
  print(): void {
    if (!this.config.loan) print();
  }

  #prepare(): void {
    const { navigator, place } = this.now();
    const pages = (navigator?.pages ?? []).filter(({ doc }) => doc.body ?? doc.documentElement);
    this.#sheet.replaceChildren(
      h('style', {}, pages.map(({ doc }) => facesOf(doc)).join('\n')),
      h(
        'header',
        {},
        h('h1', {}, this.config.title),
        place?.entry && this.config.kind === 'epub' ? h('p', {}, place.entry.label) : undefined,
      ),
      ...(pages.length
        ? pages.map(({ doc }) => shadowCopy(doc, doc.body ?? doc.documentElement, this.#dress(doc, navigator)))
        : [h('p', {}, this.say('print.file'))]),
      h('footer', {}, this.say('print.source', new URL(this.config.back, location.href).href)),
    );
    this.root.after(this.#sheet);
    this.root.classList.add('is-copied');
  }

  #dress(doc: Document, navigator: Navigator | undefined): string {
    if (navigator?.layout !== 'fixed') return onPaper;
    const { clientWidth, clientHeight } = doc.documentElement;
    return asDrawn(Math.max(1, clientWidth), Math.max(1, clientHeight));
  }

  #putAway(): void {
    this.#sheet.remove();
    this.root.classList.remove('is-copied');
  }

  stop(): void {
    this.#stop.abort();
    this.#putAway();
  }
}
