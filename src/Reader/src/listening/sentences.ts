import type { Passage, Speech } from './passage';

/** A sentence of a document on screen. */
export interface Sentence extends Speech {
  readonly range: Range;
  readonly kinds: ReadonlySet<string>;
  readonly within: readonly object[];
}

/** Signs after which a voice is given the rest apart: phones lose long utterances. */
const longest = 220;
const silent =
  'script, style, rt, rp, template, noscript, [hidden], [aria-hidden="true"], audio, video, select, textarea';
const structures = 'table, figure, ul, ol, dl, aside';
/** A full stop after one of these ends no sentence: "TP. Kon Tum", "GS. Nguyễn". */
const shortened = /(^|[\s(“"])(TP|Tp|TX|Q|P|H|GS|PGS|TS|ThS|Ths|BS|KS|CN|NXB|Nxb|tr|vd|VD|Mr|Mrs|Ms|Dr|St|No)\.\s*$/u;

interface Piece {
  readonly node: Node;
  readonly text: string;
  /** True where the node is taken whole, as a picture or a formula is. */
  readonly whole: boolean;
}

const known = new WeakMap<Document, readonly Sentence[]>();

/** The sentences of a document in the order in which they are read; `language` where the document says none. */
export function sentencesOf(doc: Document, language: string): readonly Sentence[] {
  const before = known.get(doc);
  if (before) return before;
  const sentences =
    doc.body || doc.documentElement ? blocksOf(doc).flatMap((block) => sentencesIn(block, language)) : [];
  known.set(doc, sentences);
  return sentences;
}

/** The passages a voice reads of a part: found anew by their number when the document was laid out again. */
export function spokenPassages(doc: Document, part: number, href: string, language: string): readonly Passage[] {
  return sentencesOf(doc, language).map(({ kinds, within }, number) => ({
    part,
    href,
    kinds,
    within,
    find: (now: Document) => sentencesOf(now, language)[number]?.range,
  }));
}

/** Words that stand in one line of thought: the pieces of a paragraph, a cell, a heading. */
function blocksOf(doc: Document): Piece[][] {
  const blocks: Piece[][] = [];
  let pieces: Piece[] = [];
  const end = (): void => {
    if (pieces.length) blocks.push(pieces);
    pieces = [];
  };
  const walk = (element: Element): void => {
    if (element.matches(silent)) return;
    const name = element.localName;
    if (name === 'br') return void pieces.push({ node: element, text: ' ', whole: true });
    if (name === 'img' || name === 'math' || (name === 'svg' && wordsOf(element))) {
      const text = wordsOf(element);
      if (text && isShown(element)) pieces.push({ node: element, text, whole: true });
      return;
    }
    const style = doc.defaultView?.getComputedStyle(element);
    if (style?.display === 'none') return;
    const apart = !/^(inline|ruby|contents)/.test(style?.display ?? 'inline') || isNote(element);
    if (apart) end();
    for (const child of element.childNodes)
      if (child.nodeType === Node.TEXT_NODE) {
        if (style?.visibility !== 'hidden') pieces.push({ node: child, text: child.nodeValue ?? '', whole: false });
      } else if (child.nodeType === Node.ELEMENT_NODE) walk(child as Element);
    if (apart) end();
  };
  walk(doc.body ?? doc.documentElement);
  end();
  return blocks;
}

/** A reference to a note and a page number are passages of their own, so that they can be left out. */
function isNote(element: Element): boolean {
  return kindsOf(element).some((kind) => /noteref|pagebreak/.test(kind));
}

function wordsOf(element: Element): string {
  switch (element.localName) {
    case 'img':
      return element.getAttribute('alt')?.trim() ?? '';
    case 'math':
      return element.getAttribute('alttext')?.trim() || (element.textContent ?? '').trim();
    default:
      return element.getAttribute('aria-label')?.trim() ?? '';
  }
}

function isShown(element: Element): boolean {
  return (element as Partial<Element>).checkVisibility?.() ?? true;
}

function sentencesIn(pieces: readonly Piece[], language: string): Sentence[] {
  const text = pieces.map((piece) => piece.text).join('');
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const around = elementOf(pieces[0]!.node);
  const own = languageOf(around) ?? language;
  const kinds = new Set<string>();
  const within: object[] = [];
  for (let element: Element | null = around; element; element = element.parentElement) {
    for (const kind of kindsOf(element)) kinds.add(kind);
    if (element.matches(structures)) within.unshift(element);
  }
  return cut(text, own).flatMap(([from, to]) => {
    const said = text.slice(from, to).replace(/\s+/g, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(said)) return [];
    const lead = text.slice(from, to).search(/\S/);
    const range = around.ownerDocument.createRange();
    setBoundary(range, pieces, from + Math.max(0, lead), 'start');
    setBoundary(range, pieces, from + text.slice(from, to).trimEnd().length, 'end');
    return [{ text: said, language: own, range, kinds, within }];
  });
}

function elementOf(node: Node): Element {
  return node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement!;
}

function kindsOf(element: Element): string[] {
  const type =
    element.getAttributeNS('http://www.idpf.org/2007/ops', 'type') ?? element.getAttribute('epub:type') ?? '';
  return `${type} ${element.getAttribute('role') ?? ''}`.split(/\s+/).filter(Boolean);
}

function languageOf(element: Element): string | undefined {
  const holder = element.closest('[lang], [*|lang]');
  return (
    holder?.getAttribute('lang') || holder?.getAttributeNS('http://www.w3.org/XML/1998/namespace', 'lang') || undefined
  );
}

/** Where sentences begin and end in a text. */
export function cut(text: string, language: string): [from: number, to: number][] {
  const ends: number[] = [];
  for (const { index, segment } of segmenterOf(language).segment(text)) {
    const end = index + segment.length;
    if (ends.length && shortened.test(text.slice(ends.at(-2) ?? 0, index))) ends[ends.length - 1] = end;
    else ends.push(end);
  }
  return ends.flatMap((end, i) => shorten(text, ends[i - 1] ?? 0, end));
}

function segmenterOf(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('vi', { granularity: 'sentence' });
  }
}

/** Parts a long sentence where one would breathe. */
function shorten(text: string, from: number, to: number): [number, number][] {
  const parts: [number, number][] = [];
  while (to - from > longest) {
    const window = text.slice(from, from + longest);
    const breath = Math.max(...[',', ';', ':', ' –', ' —'].map((sign) => window.lastIndexOf(sign)));
    const space = window.lastIndexOf(' ');
    const end = from + (breath > longest / 3 ? breath + 1 : space > 0 ? space : longest);
    parts.push([from, end]);
    from = end;
  }
  return [...parts, [from, to]];
}

function setBoundary(range: Range, pieces: readonly Piece[], at: number, side: 'start' | 'end'): void {
  let before = 0;
  for (const [i, { node, text, whole }] of pieces.entries()) {
    const inside = side === 'start' ? at < before + text.length : at <= before + text.length;
    if (inside || i === pieces.length - 1) {
      if (whole) {
        if (side === 'start') range.setStartBefore(node);
        else range.setEndAfter(node);
      } else {
        const offset = Math.min(at - before, (node.nodeValue ?? '').length);
        if (side === 'start') range.setStart(node, offset);
        else range.setEnd(node, offset);
      }
      return;
    }
    before += text.length;
  }
}

/** What a voice says for a passage found in a document: its sentence, else the words of its element. */
export function speechOf(target: Range | Element, language: string): Speech | undefined {
  const doc = 'startContainer' in target ? target.startContainer.ownerDocument : target.ownerDocument;
  const sentence = doc && known.get(doc)?.find(({ range }) => range === target);
  if (sentence) return sentence;
  if ('startContainer' in target) return undefined;
  const text = (wordsOf(target) || (target.textContent ?? '')).replace(/\s+/g, ' ').trim();
  return text ? { text, language: languageOf(target) ?? language } : undefined;
}
