import { clockSeconds } from './clock';

/** A `par` of a media overlay: what is shown, and what is heard with it. */
export interface OverlayItem {
  /** Path of the content document inside the publication, decoded. */
  readonly path: string;
  /** Id of the element; absent for a whole document. */
  readonly id: string | undefined;
  readonly audio?: { readonly path: string; readonly begin: number; readonly end: number };
  /** `epub:type` of itself and of the sequences around it. */
  readonly kinds: ReadonlySet<string>;
  /** The escapable structures around it, outermost first. */
  readonly within: readonly object[];
}

const ops = 'http://www.idpf.org/2007/ops';
/** Structures that a listener may want to leave (EPUB 3.3 §9.4.2): not their rows and lines, but they themselves. */
const escapable = [
  'table',
  'figure',
  'list',
  'aside',
  'sidebar',
  'index',
  'toc',
  'loi',
  'lot',
  'glossary',
  'bibliography',
];
/** No book needs more; a hostile one could. */
const mostItems = 50_000;
const deepest = 100;

/** Reads a media overlay document (EPUB 3.3 §9.2); `path` is its own, against which its addresses stand. */
export function readOverlay(smil: string, path: string): readonly OverlayItem[] {
  const doc = new DOMParser().parseFromString(smil, 'application/xml');
  const items: OverlayItem[] = [];
  const walk = (element: Element, kinds: readonly string[], within: readonly object[], depth: number): void => {
    if (items.length >= mostItems || depth > deepest) return;
    const own = (element.getAttributeNS(ops, 'type') ?? '').split(/\s+/).filter(Boolean);
    const all = [...kinds, ...own];
    if (element.localName === 'par') {
      const item = readPar(element, path, all, own.some(isEscapable) ? [...within, element] : within);
      if (item) items.push(item);
      return;
    }
    const inside = own.some(isEscapable) ? [...within, element] : within;
    for (const child of element.children)
      if (child.localName === 'seq' || child.localName === 'par') walk(child, all, inside, depth + 1);
  };
  const body = [...(doc.documentElement?.children ?? [])].find((child) => child.localName === 'body');
  if (body) walk(body, [], [], 0);
  return items;
}

function isEscapable(kind: string): boolean {
  return escapable.includes(kind);
}

function readPar(
  par: Element,
  from: string,
  kinds: readonly string[],
  within: readonly object[],
): OverlayItem | undefined {
  const child = (name: string): Element | undefined => [...par.children].find((element) => element.localName === name);
  const text = addressOf(child('text')?.getAttribute('src'), from);
  if (!text) return undefined;
  const sound = child('audio');
  const file = addressOf(sound?.getAttribute('src'), from);
  const begin = clockSeconds(sound?.getAttribute('clipBegin')) ?? 0;
  const end = clockSeconds(sound?.getAttribute('clipEnd')) ?? Infinity;
  return {
    path: text.path,
    id: text.id,
    ...(file && end > begin ? { audio: { path: file.path, begin, end } } : {}),
    kinds: new Set(kinds),
    within,
  };
}

/** An address inside the publication; nothing for one that leads out of it. */
function addressOf(src: string | null | undefined, from: string): { path: string; id: string | undefined } | undefined {
  if (!src) return undefined;
  const root = 'https://book.invalid/';
  try {
    const url = new URL(src.trim(), root + encodeURI(from));
    if (url.origin + '/' !== root) return undefined;
    const id = decodeURIComponent(url.hash.slice(1));
    return { path: decodeURIComponent(url.pathname.slice(1)), id: id || undefined };
  } catch {
    return undefined;
  }
}
