// What a page may hold: the same as the server's PageText reads (docs/adr/0043-pages-in-markdown-with-named-blocks.md).
import { type DOMOutputSpec, type Node, Schema } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';

/** Fenced blocks that the portal draws; BlockNames.cs. */
export const blockNames = ['sach', 'bo-suu-tap', 'phim', 'tep', 'lien-he', 'gio-mo-cua'] as const;
export type BlockName = (typeof blockNames)[number];

export interface PictureItem {
  src: string;
  alt: string;
  title: string;
}

const heading = (level: number, ...tags: string[]) => tags.map((tag) => ({ tag, attrs: { level } }));

/** A card that the server draws; this is how it is copied. */
const atom = (block: string, text: string): DOMOutputSpec => ['div', { 'data-block': block, 'data-text': text }];

const pictures = 'anh';

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      attrs: { level: { default: 2 } },
      content: 'inline*',
      group: 'block',
      defining: true,
      parseDOM: [...heading(2, 'h1', 'h2'), ...heading(3, 'h3', 'h4', 'h5', 'h6')],
      toDOM: (node) => [`h${String(node.attrs.level)}`, 0],
    },
    bullet_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    ordered_list: {
      attrs: { order: { default: 1 } },
      content: 'list_item+',
      group: 'block',
      parseDOM: [{ tag: 'ol', getAttrs: (element) => ({ order: Number(element.getAttribute('start') ?? 1) }) }],
      toDOM: (node) => (node.attrs.order === 1 ? ['ol', 0] : ['ol', { start: String(node.attrs.order) }, 0]),
    },
    list_item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
    code_block: {
      attrs: { info: { default: '' } },
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      defining: true,
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
      toDOM: () => ['pre', ['code', 0]],
    },
    pictures: {
      attrs: { items: { default: [] } },
      group: 'block',
      atom: true,
      draggable: true,
      parseDOM: [
        { tag: `div[data-block=${pictures}]`, getAttrs: (element) => ({ items: itemsIn(element.dataset.text) }) },
      ],
      toDOM: (node) => atom(pictures, JSON.stringify(node.attrs.items)),
    },
    named: {
      attrs: { name: {}, text: { default: '' } },
      group: 'block',
      atom: true,
      draggable: true,
      parseDOM: blockNames.map((name) => ({
        tag: `div[data-block=${name}]`,
        getAttrs: (element: HTMLElement) => ({ name, text: element.dataset.text ?? '' }),
      })),
      toDOM: (node) => atom(String(node.attrs.name), String(node.attrs.text)),
    },
    ...tableNodes({ tableGroup: 'block', cellContent: 'paragraph', cellAttributes: {} }),
    text: { group: 'inline' },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    link: {
      attrs: { href: {}, title: { default: null } },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (element) => linkOf(element) }],
      toDOM: (mark) => ['a', { href: String(mark.attrs.href) }, 0],
    },
    em: { parseDOM: [{ tag: 'i' }, { tag: 'em' }], toDOM: () => ['em', 0] },
    strong: {
      parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
      toDOM: () => ['strong', 0],
    },
    strike: { parseDOM: [{ tag: 's' }, { tag: 'del' }], toDOM: () => ['del', 0] },
    code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  },
});

/** Whether the server lets the address through. */
export function isAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(address);
}

export function itemsOf(node: Node): PictureItem[] {
  return node.attrs.items as PictureItem[];
}

function itemsIn(text: string | undefined): PictureItem[] {
  try {
    const items: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(items) ? (items as PictureItem[]).filter(({ src }) => String(src).startsWith('/tep/')) : [];
  } catch {
    return [];
  }
}

function linkOf(element: HTMLElement): { href: string } | false {
  const href = element.getAttribute('href') ?? '';
  return isAddress(href) && !href.startsWith('#') ? { href } : false;
}
