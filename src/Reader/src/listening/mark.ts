import type { Theme } from '../appearance';
import { narrated } from '../epub/styles';
import type { Mark } from './narrator';

const name = 'oer-spoken';
const colours: Readonly<Record<Theme, readonly [paper: string, ink: string]>> = {
  light: ['#ffe7a3', '#221c1a'],
  paper: ['#f3cf7a', '#2b1f12'],
  dark: ['#5c4a12', '#fff6dd'],
  contrast: ['#ffe14d', '#000'],
};

interface Classes {
  readonly active?: string | undefined;
  readonly playing?: string | undefined;
}

type HighlightWindow = Window & { Highlight?: new (...ranges: Range[]) => object };
type HighlightSheet = { highlights?: { set(name: string, value: object): void; delete(name: string): void } };

/**
 * Marks what is read: with the book's own classes (EPUB 3.3 §9.3.3) where they show, else with a highlight of ours that
 * leaves the document as it is.
 */
export class SpokenMark implements Mark {
  #clear: (() => void) | undefined;
  #told = new Set<Document>();

  constructor(
    private readonly classes: Classes,
    private readonly theme: () => Theme,
  ) {}

  put(doc: Document, target: Range | Element): void {
    this.clear();
    const element = 'startContainer' in target ? undefined : target;
    const own = element && this.classes.active ? this.#putClass(element, this.classes.active) : undefined;
    const ours = own?.shows ? undefined : this.#putHighlight(doc, target);
    this.#clear = () => {
      own?.remove();
      ours?.();
    };
  }

  #putClass(element: Element, active: string): { shows: boolean; remove: () => void } {
    const before = look(element);
    const had = element.classList.contains(active);
    element.classList.add(active);
    return {
      shows: look(element) !== before,
      remove: () => {
        if (!had) element.classList.remove(active);
      },
    };
  }

  #putHighlight(doc: Document, target: Range | Element): () => void {
    const view = doc.defaultView as HighlightWindow | null;
    const highlights = ((view as unknown as { CSS?: HighlightSheet } | null)?.CSS ?? {}).highlights;
    const element = 'startContainer' in target ? target.startContainer.parentElement : target;
    this.#dress(doc);
    const hasWords = 'startContainer' in target || (target.textContent?.trim() && !isDrawing(target));
    if (view?.Highlight && highlights && hasWords) {
      highlights.set(name, new view.Highlight(rangeOf(target)));
      return () => highlights.delete(name);
    }
    element?.setAttribute('data-oer-spoken', '');
    return () => element?.removeAttribute('data-oer-spoken');
  }

  #dress(doc: Document): void {
    const [paper, ink] = colours[this.theme()];
    const sheet = doc.getElementById(name) ?? doc.createElementNS('http://www.w3.org/1999/xhtml', 'style');
    sheet.id = name;
    const css = `::highlight(${name}){background-color:${paper};color:${ink}}
[data-oer-spoken]{outline:3px solid ${paper}!important;outline-offset:2px}
:not(svg *, img, svg)[data-oer-spoken]{background-color:${paper}!important;color:${ink}!important}`;
    if (sheet.textContent !== css) sheet.textContent = css;
    if (!sheet.isConnected) (doc.head ?? doc.documentElement).append(sheet);
  }

  clear(): void {
    this.#clear?.();
    this.#clear = undefined;
  }

  playing(docs: readonly Document[], on: boolean): void {
    const { playing } = this.classes;
    if (!playing) return;
    const tell = (doc: Document, isOn: boolean): void => {
      doc.documentElement?.classList.toggle(playing, isOn);
      doc.documentElement?.toggleAttribute(narrated, isOn);
    };
    for (const doc of this.#told) if (!on || !docs.includes(doc)) tell(doc, false);
    this.#told = new Set(on ? docs : []);
    for (const doc of this.#told) tell(doc, true);
  }
}

function isDrawing(element: Element): boolean {
  return element.closest('svg') !== null;
}

function rangeOf(target: Range | Element): Range {
  if ('startContainer' in target) return target;
  const range = target.ownerDocument.createRange();
  range.selectNodeContents(target);
  return range;
}

/** What a class could change so that one sees it. */
function look(element: Element): string {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (!style) return '';
  return [
    style.color,
    style.backgroundColor,
    style.backgroundImage,
    style.textDecoration,
    style.outline,
    style.border,
    style.boxShadow,
    style.fontWeight,
    style.fontStyle,
    style.opacity,
    style.fill,
    style.stroke,
    style.transform,
  ].join('|');
}
