import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { TocEntry } from '../navigator';
import { fetchOrExplain } from '../requests';
import { readOutline } from './outline';

interface Link {
  readonly href?: string;
  readonly title?: string;
  readonly children?: readonly Link[];
}

/**
 * The contents as the portal has read them, with the letters of old fonts mended; what the file itself says only where the
 * portal has none. Nothing needs to be fetched of the file for them.
 */
export async function readContents(pdf: PDFDocumentProxy, manifest: string): Promise<readonly TocEntry[]> {
  try {
    const { toc } = (await (await fetchOrExplain(new URL(manifest, document.baseURI))).json()) as {
      toc?: readonly Link[];
    };
    if (toc?.length) return toc.map(entryOf);
  } catch (error) {
    console.info(error);
  }
  return readOutline(pdf);
}

/** A link of the manifest ("publication.pdf#page=3") as a line of the contents. */
export function entryOf(link: Link): TocEntry {
  const page = /#(?:.*&)?page=(\d+)/.exec(link.href ?? '')?.[1];
  return {
    label: (link.title ?? '').trim() || '…',
    ...(page ? { href: `page=${page}` } : {}),
    children: (link.children ?? []).map(entryOf),
  };
}
