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
  private constructor(
    private readonly progress: TOCProgress<ChapterItem>,
    private readonly ends: readonly number[],
  ) {}

  static async of(book: FoliateBook, contents: readonly TocEntry[]): Promise<Chapters> {
    const progress = new TOCProgress<ChapterItem>();
    await progress.init({
      toc: contents.map(itemOf),
      ids: book.sections.map((section) => section.id),
      splitHref: (href) => book.splitTOCHref(href),
      getFragment: (doc, id) => book.getTOCFragment(doc, id),
    });
    return new Chapters(progress, endsOf(book, contents));
  }

  /** The last section of the chapter that section `index` belongs to: long chapters come in several. */
  end(index: number): number {
    return this.ends[index] ?? index;
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

function endsOf(book: FoliateBook, contents: readonly TocEntry[]): number[] {
  const named = new Set<string>();
  const note = (entry: TocEntry): void => {
    if (entry.href) named.add(pathOf(entry.href));
    entry.children.forEach(note);
  };
  contents.forEach(note);
  const ends: number[] = [];
  for (let i = book.sections.length - 1; i >= 0; i--) {
    const next = book.sections[i + 1];
    ends[i] = next && named.size > 0 && !named.has(next.id) ? (ends[i + 1] ?? i) : i;
  }
  return ends;
}
