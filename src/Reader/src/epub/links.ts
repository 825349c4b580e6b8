import type { Locator } from '../locator';
import type { NavigatorListener } from '../navigator';
import type { FoliateBook } from './engine';
import { isNoteReference, readNote } from './footnote';
import type { Unit } from './stage/units';

const xlink = 'http://www.w3.org/1999/xlink';

interface Surroundings {
  place(): Locator | undefined;
  goTo(href: string, from: Unit): Promise<boolean>;
  pictureAddress(path: string): string | undefined;
}

/** Follows the links of a book: to a note, to another page, or out, where the interface asks first. */
export class Links {
  constructor(
    private readonly book: FoliateBook,
    private readonly listener: NavigatorListener,
    private readonly around: Surroundings,
  ) {}

  /** False where the element leads nowhere. */
  follow(link: Element, unit: Unit): boolean {
    const raw = link.getAttribute('href') ?? link.getAttributeNS(xlink, 'href');
    if (!raw) return false;
    void this.#follow(link, raw, unit).catch((error: unknown) => console.warn(error));
    return true;
  }

  async #follow(link: Element, raw: string, unit: Unit): Promise<void> {
    const href = this.book.sections[unit.section]?.resolveHref(raw) ?? raw;
    if (this.book.isExternal(href)) {
      if (/^(https?|mailto|tel):/i.test(href)) this.listener.externalLinkAsked(href);
      return;
    }
    if (isNoteReference(link) && (await this.#showNote(href))) return;
    const from = this.around.place();
    if (await this.around.goTo(href, unit)) {
      if (from) this.listener.jumped(from);
      return;
    }
    const url = this.around.pictureAddress(href);
    if (url) this.listener.pictureAsked({ url, alt: link.textContent?.trim() ?? '' });
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
}
