import { TOCProgress, type FoliateTocItem } from 'foliate-js/progress.js';
import type { TocEntry } from '../navigator';
import type { FoliateBook } from './engine';
import { pathOf, withPlainFragment } from './webpub';

interface ChapterItem extends FoliateTocItem {
  readonly entry: TocEntry;
  subitems: ChapterItem[] | null;
}

/** Tells which line of the contents a page belongs to. */
export class Chapters {
  private constructor(private readonly progress: TOCProgress<ChapterItem>) {}

  static async of(book: FoliateBook, contents: readonly TocEntry[]): Promise<Chapters> {
    const progress = new TOCProgress<ChapterItem>();
    await progress.init({
      toc: contents.map(itemOf),
      ids: book.sections.map((section) => section.id),
      splitHref: (href) => book.splitTOCHref(href),
      getFragment: (doc, id) => book.getTOCFragment(doc, id),
    });
    return new Chapters(progress);
  }

  at(index: number, range: Range | null): TocEntry | undefined {
    try {
      return this.progress.getProgress(index, range)?.entry;
    } catch {
      return undefined; // a heading that moved out of the document under the engine's hands
    }
  }
}

function itemOf(entry: TocEntry): ChapterItem {
  const fragment = entry.href ? withPlainFragment(entry.href).split('#')[1] : undefined;
  return {
    entry,
    label: entry.label,
    href: entry.href ? pathOf(entry.href) + (fragment ? `#${fragment}` : '') : null,
    subitems: entry.children.length ? entry.children.map(itemOf) : null,
  };
}
