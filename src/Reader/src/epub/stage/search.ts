import type { Found } from '../../navigator';
import { hasMarks, TextMap } from './text-map';

/** Signs shown before and after what was found. */
const around = 60;
/** As many as anybody looks through. */
const most = 500;

export interface SearchPart {
  document(): Promise<Document>;
  /** Locator and label of a spot in the part. */
  found(range: Range): Pick<Found, 'locator' | 'label'>;
}

/** Looks through the parts one after the other and hands out what is found at once. Words without marks find words with them. */
export async function* search(parts: Iterable<SearchPart>, query: string, signal: AbortSignal): AsyncGenerator<Found> {
  const comparison = hasMarks(query) ? 'marks' : 'bare';
  let count = 0;
  for (const part of parts) {
    if (signal.aborted) return;
    const doc = await part.document().catch(() => undefined);
    if (!doc) continue;
    for (const { range } of new TextMap(doc, comparison).find(query)) {
      if (signal.aborted || ++count > most) return;
      yield { ...part.found(range), excerpt: excerptOf(range) };
    }
    // the page stays alive while a long book is read through
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function excerptOf(range: Range): Found['excerpt'] {
  const doc = range.startContainer.ownerDocument!;
  const block = blockAround(range.commonAncestorContainer);
  const before = doc.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = doc.createRange();
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(block, block.childNodes.length);
  return {
    before: cut(tidy(before), -around),
    match: tidy(range).trim(),
    after: cut(tidy(after), around),
  };
}

function blockAround(node: Node): Node {
  let block: Node = node;
  while (
    block.parentElement &&
    !/^(p|li|td|th|dd|dt|h[1-6]|figcaption|blockquote|div|section|body)$/.test(nameOf(block))
  )
    block = block.parentElement;
  return block;
}

function nameOf(node: Node): string {
  return node.nodeType === Node.ELEMENT_NODE ? (node as Element).localName : '';
}

function tidy(range: Range): string {
  return range
    .toString()
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ');
}

/** Cut between words, with a sign that something was left out. */
function cut(text: string, length: number): string {
  if (text.length <= Math.abs(length)) return text;
  return length < 0
    ? '…' +
        text
          .slice(length)
          .replace(/^\S*\s/, ' ')
          .trimStart()
    : text.slice(0, length).replace(/\s\S*$/, '') + '…';
}
