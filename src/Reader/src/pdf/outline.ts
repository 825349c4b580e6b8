import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { TocEntry } from '../navigator';
import type { Destination } from './links';

interface OutlineNode {
  readonly title: string;
  readonly dest: Destination | null;
  readonly items: readonly OutlineNode[];
}

type Outline = readonly TocEntry[];

/** The file's outline as a table of contents; addresses are `page=12`. */
export async function readOutline(pdf: PDFDocumentProxy): Promise<Outline> {
  const nodes = ((await pdf.getOutline()) ?? []) as OutlineNode[];
  return Promise.all(nodes.map((node) => entryOf(pdf, node)));
}

async function entryOf(pdf: PDFDocumentProxy, node: OutlineNode): Promise<TocEntry> {
  const page = node.dest ? await pageOf(pdf, node.dest) : undefined;
  return {
    label: node.title.trim() || '…',
    ...(page ? { href: `page=${page}` } : {}),
    children: await Promise.all(node.items.map((item) => entryOf(pdf, item))),
  };
}

/** Page a destination leads to, counted from 1; nothing when it leads nowhere. */
export async function pageOf(pdf: PDFDocumentProxy, destination: Destination): Promise<number | undefined> {
  try {
    const explicit = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
    const target: unknown = explicit?.[0];
    if (typeof target === 'number') return target + 1;
    if (typeof target !== 'object' || target === null) return undefined;
    return (await pdf.getPageIndex(target as { num: number; gen: number })) + 1;
  } catch {
    return undefined;
  }
}

/** The last line of the contents that starts at or before `page`. */
export function entryAt(outline: Outline, page: number): TocEntry | undefined {
  let found: TocEntry | undefined;
  const visit = (entries: Outline): void => {
    for (const entry of entries) {
      const start = Number(/^page=(\d+)$/.exec(entry.href ?? '')?.[1] ?? Infinity);
      if (start <= page) found = entry;
      visit(entry.children);
    }
  };
  visit(outline);
  return found;
}
