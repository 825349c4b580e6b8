import {
  RenderingCancelledException,
  TextLayer,
  type PDFDocumentProxy,
  type PDFPageProxy,
  type RenderTask,
} from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api';
import { linkLayer, type LinkEvents } from './links';
import { markLayer, type Search } from './marks';
import { mostPixels } from './open';
import { pictureLayer, picturesAt } from './pictures';

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

interface Words {
  readonly items: readonly TextItem[];
  readonly spans: readonly HTMLElement[];
}

/** One page: canvas, text over it, marks and links over that. Renders again when its scale changes. */
export class PageView {
  readonly element = document.createElement('div');
  #page: PDFPageProxy | undefined;
  #task: RenderTask | undefined;
  #text: TextLayer | undefined;
  #wanted = 0;
  #drawing = Promise.resolve();
  #words: Words | undefined;
  #search: Search | undefined;
  #marks: HTMLElement | undefined;
  #turnsColours = false;

  constructor(
    private readonly pdf: PDFDocumentProxy,
    readonly number: number,
    label: string,
    private readonly links: LinkEvents,
  ) {
    this.element.className = 'pdf-page';
    this.element.dataset['page'] = String(number);
    this.element.setAttribute('role', 'group');
    this.label = label;
  }

  set label(label: string) {
    this.element.setAttribute('aria-label', label);
  }

  /** A picture of the page that the server made, shown until the page itself is drawn. */
  showAtOnce(url: string): void {
    const picture = new Image();
    picture.className = 'pdf-placeholder';
    picture.alt = '';
    picture.src = url;
    this.element.append(picture);
  }

  async size(): Promise<PageSize> {
    this.#page ??= await this.pdf.getPage(this.number);
    return this.known ?? { width: 0, height: 0 };
  }

  /** The size, once the page has been looked at. */
  get known(): PageSize | undefined {
    const viewport = this.#page?.getViewport({ scale: 1 });
    return viewport && { width: viewport.width, height: viewport.height };
  }

  /** Reserves the room the page will take. */
  reserve({ width, height }: PageSize, scale: number): void {
    this.element.style.setProperty('--total-scale-factor', String(scale));
    this.element.style.width = `${Math.floor(width * scale)}px`;
    this.element.style.height = `${Math.floor(height * scale)}px`;
  }

  get scale(): number {
    return Number(this.element.style.getPropertyValue('--total-scale-factor')) || 1;
  }

  render(scale: number): Promise<void> {
    if (this.#wanted !== scale) {
      this.#wanted = scale;
      this.#task?.cancel();
      this.#text?.cancel();
      this.#drawing = this.#draw(scale).catch((error: unknown) => {
        if (error instanceof RenderingCancelledException) return;
        if (this.#wanted === scale) this.#wanted = 0;
        throw error;
      });
    }
    return this.#drawing;
  }

  async #draw(scale: number): Promise<void> {
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
      recordImages: true,
      ...(density === 1 ? {} : { transform: [density, 0, 0, density, 0, 0] }),
    });
    await this.#task.promise;
    if (this.#wanted !== scale) return;
    this.#words = undefined;
    this.element.replaceChildren(canvas);
    this.#drawPictures();
    await this.#layOver(page, viewport);
  }

  /** Words to select and to read aloud, and links; the picture of the page stands without them. */
  async #layOver(page: PDFPageProxy, viewport: ReturnType<PDFPageProxy['getViewport']>): Promise<void> {
    const container = document.createElement('div');
    container.className = 'pdf-text';
    this.element.append(container);
    try {
      const content = await page.getTextContent({ includeMarkedContent: true });
      if (this.#wanted !== viewport.scale) return;
      const text = (this.#text = new TextLayer({ textContentSource: content, container, viewport }));
      await text.render();
      const items = content.items.filter((item): item is TextItem => 'str' in item);
      this.#words = { items, spans: text.textDivs };
    } catch {
      container.remove();
    }
    this.#drawMarks();
    const links = await linkLayer(page, viewport, this.links).catch(() => undefined);
    if (links && container.isConnected && this.#wanted === viewport.scale) this.element.append(links);
  }

  /** Whether the theme turns the page's colours round; its pictures keep their own. */
  set turnsColours(turns: boolean) {
    if (this.#turnsColours === turns) return;
    this.#turnsColours = turns;
    this.#drawPictures();
  }

  #drawPictures(): void {
    this.element.querySelector(':scope > .pdf-pictures')?.remove();
    const canvas = this.element.querySelector<HTMLCanvasElement>(':scope > canvas');
    if (!canvas || !this.#turnsColours) return;
    const pictures = picturesAt((this.#page?.imageCoordinates ?? []) as ArrayLike<number>);
    if (pictures.length > 0) canvas.after(pictureLayer(canvas, pictures));
  }

  /** Marks words now, and again whenever the page is drawn; nothing takes the marks away. */
  mark(search: Search | undefined): void {
    this.#search = search;
    this.#drawMarks();
  }

  #drawMarks(): void {
    this.#marks?.remove();
    this.#marks = undefined;
    if (!this.#search || !this.#words || !this.element.isConnected) return;
    this.#marks = markLayer(this.element, this.#words.items, this.#words.spans, this.#search);
    if (this.#marks) this.element.append(this.#marks);
  }

  /** The marked words that somebody looks at, or the first ones. */
  get marked(): HTMLElement | undefined {
    return this.#marks?.querySelector<HTMLElement>('[data-current]') ?? this.#marks?.querySelector('mark') ?? undefined;
  }

  /** A page that cannot be drawn says so; the others are there. */
  showFault(...content: Node[]): void {
    const fault = document.createElement('div');
    fault.className = 'pdf-fault';
    fault.append(...content);
    this.element.replaceChildren(fault);
  }

  /** Gives the memory back; the page keeps its room. */
  release(): void {
    this.#task?.cancel();
    this.#text?.cancel();
    this.#wanted = 0;
    this.#words = undefined;
    this.#marks = undefined;
    this.element.replaceChildren();
    this.#page?.cleanup();
  }
}
