// Markdown in and out. What the server does not know is not made; what it knows goes through unchanged.
import MarkdownIt from 'markdown-it';
import type { Node } from 'prosemirror-model';
import { MarkdownParser, MarkdownSerializer, type MarkdownSerializerState } from 'prosemirror-markdown';
import { blockNames, itemsOf, type PictureItem, schema } from './schema';

type Token = ReturnType<MarkdownIt['parse']>[number];
type State = Parameters<Parameters<MarkdownIt['core']['ruler']['push']>[1]>[0];

const reader = new MarkdownIt('commonmark', { html: false }).enable(['table', 'strikethrough']);
reader.core.ruler.push('portal', (state) => {
  state.tokens = settle(state);
});

const parser = new MarkdownParser(schema, reader, {
  blockquote: { block: 'blockquote' },
  paragraph: { block: 'paragraph' },
  list_item: { block: 'list_item' },
  bullet_list: { block: 'bullet_list' },
  ordered_list: { block: 'ordered_list', getAttrs: (token) => ({ order: Number(token.attrGet('start') ?? 1) }) },
  heading: { block: 'heading', getAttrs: (token) => ({ level: Number(token.tag.slice(1)) > 2 ? 3 : 2 }) },
  code_block: { block: 'code_block', noCloseToken: true },
  fence: { block: 'code_block', noCloseToken: true, getAttrs: (token) => ({ info: token.info.trim() }) },
  hr: { node: 'horizontal_rule' },
  table: { block: 'table' },
  thead: { ignore: true },
  tbody: { ignore: true },
  tr: { block: 'table_row' },
  th: { block: 'table_header' },
  td: { block: 'table_cell' },
  pictures: { node: 'pictures', getAttrs: (token) => ({ items: token.meta as PictureItem[] }) },
  named: { node: 'named', getAttrs: (token) => ({ name: token.info.trim(), text: token.content.trim() }) },
  hardbreak: { node: 'hard_break' },
  em: { mark: 'em' },
  strong: { mark: 'strong' },
  s: { mark: 'strike' },
  link: { mark: 'link', getAttrs: (token) => ({ href: token.attrGet('href'), title: token.attrGet('title') }) },
  code_inline: { mark: 'code', noCloseToken: true },
});

const marks = {
  em: { open: '*', close: '*', mixable: true, expelEnclosingWhitespace: true },
  strong: { open: '**', close: '**', mixable: true, expelEnclosingWhitespace: true },
  strike: { open: '~~', close: '~~', mixable: true, expelEnclosingWhitespace: true },
  code: { open: '`', close: '`', escape: false },
  link: {
    open: '[',
    close: (_state: MarkdownSerializerState, mark: { attrs: Record<string, unknown> }) =>
      `](${String(mark.attrs.href).replace(/[()\s<>]/g, encodeURIComponent)})`,
  },
};

const writer: MarkdownSerializer = new MarkdownSerializer(
  {
    paragraph: (state, node) => {
      state.renderInline(node);
      state.closeBlock(node);
    },
    heading: (state, node) => {
      state.write('#'.repeat(Number(node.attrs.level)) + ' ');
      state.renderInline(node, false);
      state.closeBlock(node);
    },
    bullet_list: (state, node) => state.renderList(node, '  ', () => '- '),
    ordered_list: (state, node) => {
      const first = Number(node.attrs.order);
      state.renderList(node, '   ', (index) => `${first + index}. `);
    },
    list_item: (state, node) => state.renderContent(node),
    blockquote: (state, node) => state.wrapBlock('> ', null, node, () => state.renderContent(node)),
    horizontal_rule: (state, node) => {
      state.write('---');
      state.closeBlock(node);
    },
    code_block: (state, node) => fence(state, node, String(node.attrs.info), node.textContent),
    named: (state, node) => fence(state, node, String(node.attrs.name), String(node.attrs.text)),
    pictures: (state, node) => {
      itemsOf(node).forEach((item, at) => state.write((at > 0 ? '\n' : '') + image(item)));
      state.closeBlock(node);
    },
    table: (state, node) => table(state, node),
    table_row: (state, node) => state.renderContent(node),
    table_cell: (state, node) => state.renderContent(node),
    table_header: (state, node) => state.renderContent(node),
    text: (state, node) => state.text(node.text ?? ''),
    hard_break: (state, node, parent, index) => {
      for (let i = index + 1; i < parent.childCount; i++)
        if (parent.child(i).type !== node.type) return state.write('\\\n');
    },
  },
  marks,
  { strict: false },
);

export function fromMarkdown(text: string): Node {
  return parser.parse(text);
}

export function toMarkdown(page: Node): string {
  return writer.serialize(page, { tightLists: true }).trim();
}

/** A block alone, for the server to draw. */
export function blockMarkdown(node: Node): string {
  return writer.serialize(schema.node('doc', null, [node]));
}

function fence(state: MarkdownSerializerState, node: Node, info: string, text: string): void {
  const bars = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((run) => run[0].length + 1)));
  state.write(`${bars}${info}\n`);
  state.text(text, false);
  state.ensureNewLine();
  state.write(bars);
  state.closeBlock(node);
}

function image({ src, alt, title }: PictureItem): string {
  const words = alt.replace(/\s+/g, ' ').replace(/[\\[\]]/g, '\\$&');
  return `![${words}](${src}${title ? ` "${title.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&')}"` : ''})`;
}

function table(state: MarkdownSerializerState, node: Node): void {
  const rows = childrenOf(node).map((row) => childrenOf(row).map(cell));
  const width = Math.max(...rows.map((row) => row.length));
  rows.forEach((row, at) => {
    state.write(`| ${Array.from({ length: width }, (_, column) => row[column] ?? '').join(' | ')} |`);
    state.ensureNewLine();
    if (at > 0) return;
    state.write(`|${' --- |'.repeat(width)}`);
    state.ensureNewLine();
  });
  state.closeBlock(node);
}

function cell(node: Node): string {
  const text = writer.serialize(schema.node('doc', null, childrenOf(node)));
  return text
    .replace(/\\?\n+/g, ' ')
    .replace(/\|/g, '\\|')
    .trim();
}

function childrenOf(node: Node): Node[] {
  return Array.from({ length: node.childCount }, (_, at) => node.child(at));
}

/** Pictures in paragraphs of their own, named blocks and cells as the editor has them; other pictures become their words. */
function settle(state: State): Token[] {
  const settled: Token[] = [];
  for (let at = 0; at < state.tokens.length; at++) {
    const token = state.tokens[at]!;
    const inline = state.tokens[at + 1];
    if (token.type === 'paragraph_open' && inline && isPictures(inline)) {
      const pictures = new state.Token('pictures', '', 0);
      pictures.meta = inline.children!.filter(({ type }) => type === 'image').map(itemOf);
      settled.push(pictures);
      at += 2;
      continue;
    }

    if (token.type === 'fence' && (blockNames as readonly string[]).includes(token.info.trim())) token.type = 'named';
    if (token.type === 'inline') token.children = token.children!.map((child) => wordsFor(state, child));
    if (token.type === 'inline' && settled.at(-1)?.tag.match(/^t[hd]$/))
      settled.push(new state.Token('paragraph_open', 'p', 1), token, new state.Token('paragraph_close', 'p', -1));
    else settled.push(token);
  }

  return settled;
}

function isPictures(inline: Token): boolean {
  const children = inline.children ?? [];
  return (
    children.some(isOurs) &&
    children.every(
      (child) => isOurs(child) || child.type === 'softbreak' || (child.type === 'text' && !child.content.trim()),
    )
  );
}

function isOurs(token: Token): boolean {
  return token.type === 'image' && (token.attrGet('src') ?? '').startsWith('/tep/');
}

function itemOf(token: Token): PictureItem {
  return { src: token.attrGet('src') ?? '', alt: token.content, title: token.attrGet('title') ?? '' };
}

function wordsFor(state: State, child: Token): Token {
  if (child.type !== 'image') return child;
  const words = new state.Token('text', '', 0);
  words.content = child.content;
  return words;
}
