const blocks = new Set(
  (
    'address article aside blockquote body br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'li main nav ol p pre section table tbody td tfoot th thead title tr ul'
  ).split(' '),
);
const silent = new Set(['script', 'style', 'rp', 'template']);

/** How text is compared: `marks` keeps the Vietnamese marks, `bare` reads "nuoc" and "nước" alike. */
export type Comparison = 'marks' | 'bare';

/** The words of a document in one line, ready to be compared, and where each sign of it stands. */
export class TextMap {
  readonly text: string;
  /** Node and offset of each sign of `text`. */
  readonly #nodes: (Text | undefined)[] = [];
  readonly #offsets: number[] = [];

  constructor(
    private readonly doc: Document,
    private readonly comparison: Comparison,
  ) {
    const signs: string[] = [];
    const add = (sign: string, node: Text | undefined, offset: number): void => {
      if (sign === ' ' && (signs.length === 0 || signs.at(-1) === ' ')) return;
      for (let i = 0; i < sign.length; i++) {
        signs.push(sign.charAt(i));
        this.#nodes.push(node);
        this.#offsets.push(offset);
      }
    };
    this.#walk(doc.body ?? doc.documentElement, add);
    this.text = signs.join('');
  }

  #walk(node: Node, add: (sign: string, node: Text | undefined, offset: number) => void): void {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.#read(child as Text, add);
      else if (child.nodeType === Node.ELEMENT_NODE) {
        const name = (child as Element).localName;
        if (silent.has(name)) continue;
        const isBlock = blocks.has(name);
        if (isBlock) add(' ', undefined, 0);
        this.#walk(child, add);
        if (isBlock) add(' ', undefined, 0);
      }
    }
  }

  #read(text: Text, add: (sign: string, node: Text, offset: number) => void): void {
    const value = text.data;
    // a letter and the marks that follow it are one sign
    for (const { 0: cluster, index } of value.matchAll(/\s+|[^\p{M}\s][\p{M}\u00ad\u200b-\u200d\u2060]*|\p{M}+/gu)) {
      const sign = plain(cluster, this.comparison);
      if (sign) add(sign, text, index);
    }
  }

  /** Where the words stand, each place they do; `within` ends the search early. */
  *find(words: string): Generator<{ readonly range: Range; readonly at: number; readonly length: number }> {
    const wanted = plain(words, this.comparison).trim();
    if (!wanted) return;
    for (let at = this.text.indexOf(wanted); at >= 0; at = this.text.indexOf(wanted, at + wanted.length)) {
      const range = this.#range(at, at + wanted.length);
      if (range) yield { range, at, length: wanted.length };
    }
  }

  #range(from: number, to: number): Range | undefined {
    const [first, last] = [this.#nodes[from], this.#nodes[to - 1]];
    if (!first || !last) return undefined;
    const range = this.doc.createRange();
    range.setStart(first, this.#offsets[from] ?? 0);
    const end = this.#offsets[to - 1] ?? 0;
    const next = this.#nodes[to] === last ? this.#offsets[to] : undefined;
    range.setEnd(last, next !== undefined && next > end ? next : Math.min(last.length, end + lengthAt(last.data, end)));
    return range;
  }
}

function lengthAt(value: string, offset: number): number {
  return /^(?:.[\p{M}\u00ad]*)/su.exec(value.slice(offset, offset + 12))?.[0].length ?? 1;
}

/** Text as it is compared: one kind of blank, no hidden signs, small letters, marks composed or taken off. */
export function plain(text: string, comparison: Comparison): string {
  const bare = text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"');
  if (comparison === 'marks') return bare;
  return bare.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
}

/** True when the words carry marks of their own, so that they mean those. */
export function hasMarks(words: string): boolean {
  return plain(words, 'marks') !== plain(words, 'bare');
}
