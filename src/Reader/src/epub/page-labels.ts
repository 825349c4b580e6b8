import type { Unit } from './stage/units';
import { pathOf, withPlainFragment } from './webpub';

interface Label {
  readonly label: string;
  readonly href: string;
}

/** The page numbers of the printed book, where the book has them (EPUB 3.3 §7.4.3, page-list). */
export class PageLabels {
  readonly #byPath = new Map<string, { label: string; fragment: string | undefined }[]>();

  constructor(
    private readonly list: readonly Label[],
    private readonly units: readonly Unit[],
  ) {
    for (const { label, href } of list) {
      const path = pathOf(href);
      const [, fragment] = withPlainFragment(href).split('#');
      this.#byPath.set(path, [...(this.#byPath.get(path) ?? []), { label, fragment }]);
    }
  }

  /** The printed page on which the first thing of the screen stands. */
  at(index: number, range: Range | null): string | undefined {
    if (this.list.length === 0) return undefined;
    const doc = range?.startContainer.ownerDocument;
    for (let i = index; i >= 0; i--) {
      const labels = this.#byPath.get(this.units[i]?.path ?? '');
      const here =
        i < index
          ? labels?.at(-1)
          : labels?.findLast(({ fragment }) => {
              const mark = fragment ? doc?.getElementById(fragment) : undefined;
              return !fragment || (mark && range && range.comparePoint(mark, 0) <= 0);
            });
      if (here) return here.label;
    }
    return undefined;
  }

  /** Address of a printed page; nothing where the book has no such page. */
  find(label: string): string | undefined {
    const wanted = label.trim().toLowerCase();
    return this.list.find((page) => page.label.toLowerCase() === wanted)?.href;
  }
}
