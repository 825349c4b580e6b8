import {
  RenderingCancelledException,
  TextLayer,
  type PDFDocumentProxy,
  type PDFPageProxy,
  type RenderTask,
} from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import { linkLayer, type LinkEvents } from './links';
import { mostPixels } from './open';

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** One page: canvas, text over it, links over that. Renders again when its scale changes. */
export class PageView {
  readonly element = document.createElement('div');
  #page: PDFPageProxy | undefined;
  #task: RenderTask | undefined;
  #text: TextLayer | undefined;
  #rendered = 0;
  #wanted = 0;
  #placeholder: HTMLImageElement | undefined;

  constructor(
    private readonly pdf: PDFDocumentProxy,
    readonly number: number,
    label: string,
    private readonly links: LinkEvents,
  ) {
    this.element.className = 'pdf-page';
    this.element.dataset['page'] = String(number);
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', label);
  }

  /** A picture of the page that the server made, shown until the page itself is drawn. */
  showAtOnce(url: string): void {
    this.#placeholder = new Image();
    this.#placeholder.className = 'pdf-placeholder';
    this.#placeholder.alt = '';
    this.#placeholder.src = url;
    this.element.append(this.#placeholder);
  }

  async size(): Promise<PageSize> {
    this.#page ??= await this.pdf.getPage(this.number);
    const { width, height } = this.#page.getViewport({ scale: 1 });
    return { width, height };
  }

  /** Reserves the room the page will take. */
  reserve({ width, height }: PageSize, scale: number): void {
    this.element.style.setProperty('--total-scale-factor', String(scale));
    this.element.style.width = `${Math.floor(width * scale)}px`;
    this.element.style.height = `${Math.floor(height * scale)}px`;
  }

  get isRendered(): boolean {
    return this.#rendered > 0;
  }

  async render(scale: number): Promise<void> {
    if (this.#wanted === scale) return;
    this.#wanted = scale;
    this.#task?.cancel();
    this.#text?.cancel();
    const page = (this.#page ??= await this.pdf.getPage(this.number));
    if (this.#wanted !== scale) return;
    const viewport = page.getViewport({ scale });
    this.reserve(page.getViewport({ scale: 1 }), scale);
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    const density = Math.min(devicePixelRatio || 1, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    this.#task = page.render({
      canvas,
      viewport,
      ...(density === 1 ? {} : { transform: [density, 0, 0, density, 0, 0] }),
    });
    try {
      await this.#task.promise;
    } catch (error) {
      if (error instanceof RenderingCancelledException) return;
      this.#wanted = 0;
      throw error;
    }
    if (this.#wanted !== scale) return;
    this.#rendered = scale;
    this.element.replaceChildren(canvas);
    await this.#layOver(page, viewport);
  }

  /** Words to select and to read aloud, and links; the picture of the page stands without them. */
  async #layOver(page: PDFPageProxy, viewport: ReturnType<PDFPageProxy['getViewport']>): Promise<void> {
    const container = document.createElement('div');
    container.className = 'pdf-text';
    this.element.append(container);
    this.#text = new TextLayer({
      textContentSource: page.streamTextContent({ includeMarkedContent: true }),
      container,
      viewport,
    });
    await this.#text.render().catch(() => container.remove());
    const links = await linkLayer(page, viewport, this.links).catch(() => undefined);
    if (links && container.isConnected && this.#wanted === viewport.scale) this.element.append(links);
  }

  /** Gives the memory back; the page keeps its room. */
  release(): void {
    this.#task?.cancel();
    this.#text?.cancel();
    this.#rendered = 0;
    this.#wanted = 0;
    this.element.replaceChildren();
    this.#page?.cleanup();
  }
}
