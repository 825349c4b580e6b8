import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';

/** A destination inside the file: a name or pdf.js's explicit array. */
export type Destination = string | readonly unknown[];

export interface LinkEvents {
  internal(destination: Destination): void;
  external(href: string): void;
}

interface LinkAnnotation {
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly url?: string;
  readonly dest?: Destination | null;
  readonly contentsObj?: { readonly str?: string };
}

type Viewport = ReturnType<PDFPageProxy['getViewport']>;

/** Links of a page. Other annotations (forms, launches, attachments) do nothing here. */
export async function linkLayer(
  page: PDFPageProxy,
  viewport: Viewport,
  events: LinkEvents,
): Promise<HTMLElement | undefined> {
  const annotations = (await page.getAnnotations()) as LinkAnnotation[];
  const layer = document.createElement('div');
  layer.className = 'pdf-links';
  for (const annotation of annotations) {
    if (annotation.subtype !== 'Link') continue;
    const link = linkTo(annotation, events);
    if (!link) continue;
    place(link, annotation.rect, viewport);
    layer.append(link);
  }
  return layer.childElementCount ? layer : undefined;
}

function linkTo({ url, dest, contentsObj }: LinkAnnotation, events: LinkEvents): HTMLAnchorElement | undefined {
  const link = document.createElement('a');
  link.setAttribute('aria-label', contentsObj?.str || url || '→');
  if (url && /^(https?|mailto|tel):/i.test(url)) {
    link.href = url;
    link.rel = 'noopener noreferrer';
    link.addEventListener('click', (event) => {
      event.preventDefault();
      events.external(url);
    });
    return link;
  }
  if (!dest) return undefined;
  link.href = '#';
  link.addEventListener('click', (event) => {
    event.preventDefault();
    events.internal(dest);
  });
  return link;
}

function place(link: HTMLElement, rect: readonly number[], viewport: Viewport): void {
  const [left = 0, bottom = 0, right = 0, top = 0] = rect;
  const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left, bottom) as number[];
  const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right, top) as number[];
  const share = (value: number, whole: number): string => `${(100 * value) / whole}%`;
  link.style.left = share(Math.min(x1, x2), viewport.width);
  link.style.top = share(Math.min(y1, y2), viewport.height);
  link.style.width = share(Math.abs(x2 - x1), viewport.width);
  link.style.height = share(Math.abs(y2 - y1), viewport.height);
}
