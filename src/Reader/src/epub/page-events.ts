import { SwipeWatch } from '../gestures';
import type { Locator } from '../locator';
import type { NavigatorListener } from '../navigator';
import type { FoliateBook } from './engine';
import { isNoteReference, readNote } from './footnote';

interface Surroundings {
  place(): Locator | undefined;
  goTo(href: string): Promise<boolean>;
  /** True where the renderer has no swiping of its own. */
  readonly swipes: boolean;
}

/** Listens inside a book's page: keys, taps, links and notes. The frame is dropped with its listeners. */
export class PageEvents {
  constructor(
    private readonly book: FoliateBook,
    private readonly listener: NavigatorListener,
    private readonly around: Surroundings,
  ) {}

  attach(doc: Document, index: number): void {
    doc.addEventListener('keydown', (event) => this.listener.keyPressed(event));
    doc.addEventListener('click', (event) => this.#clicked(event, doc, index));
    doc.addEventListener('submit', (event) => event.preventDefault());
    if (this.around.swipes) new SwipeWatch(doc, (direction) => this.listener.swiped(direction));
  }

  #clicked(event: MouseEvent, doc: Document, index: number): void {
    const target = event.target as Element | null;
    const link = target?.closest?.('a, area');
    const href = link?.getAttribute('href') ?? link?.getAttributeNS('http://www.w3.org/1999/xlink', 'href');
    if (link && href) {
      event.preventDefault();
      void this.#follow(link, href, index);
    } else if (
      !target?.closest?.('button, input, select, textarea, summary, audio, video, label, [tabindex]') &&
      doc.getSelection()?.isCollapsed !== false
    ) {
      const x = this.#shareOfPage(event, doc);
      if (x !== undefined) this.listener.tapped(x, event.clientY / innerHeight, isTouch(event));
    }
  }

  async #follow(link: Element, raw: string, index: number): Promise<void> {
    const href = this.book.sections[index]?.resolveHref(raw) ?? raw;
    if (this.book.isExternal(href)) {
      if (/^(https?|mailto|tel):/i.test(href)) this.listener.externalLinkAsked(href);
      return;
    }
    if (isNoteReference(link) && (await this.#showNote(href))) return;
    const from = this.around.place();
    if ((await this.around.goTo(href)) && from) this.listener.jumped(from);
  }

  async #showNote(href: string): Promise<boolean> {
    const target = this.book.resolveHref(href);
    const section = target && this.book.sections[target.index];
    if (!section || typeof target.anchor !== 'function') return false;
    const found = target.anchor(await section.createDocument());
    const content = found instanceof Object && 'nodeType' in found ? readNote(found) : undefined;
    if (!content) return false;
    this.listener.footnoteAsked({ content, href });
    return true;
  }

  /** 0 at the left edge of what is on screen: the frame itself is as wide as all its pages together. */
  #shareOfPage(event: MouseEvent, doc: Document): number | undefined {
    const frame = doc.defaultView?.frameElement as HTMLElement | null;
    if (!frame) return undefined;
    const box = frame.getBoundingClientRect();
    const scale = frame.offsetWidth ? box.width / frame.offsetWidth : 1;
    return (box.left + event.clientX * scale) / innerWidth;
  }
}

function isTouch(event: MouseEvent): boolean {
  return 'pointerType' in event && event.pointerType !== 'mouse';
}
