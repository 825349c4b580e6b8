// What Word and its like put on the clipboard, as the HTML it means: headings, lists, tables and emphasis stay, the rest goes.

/** Of the last two, blocks that were copied in the editor itself. */
const kept = ['href', 'colspan', 'rowspan', 'start', 'data-pm-slice', 'data-block', 'data-text'];

/** HTML that the editor's own rules understand. */
export function fromWord(html: string): string {
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  for (const gone of page.querySelectorAll('style, script, meta, link, title, xml, img, [data-style*="mso-hide"]'))
    gone.remove();
  dropComments(page);
  if (isWord(html)) {
    for (const paragraph of page.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')) headingOf(paragraph);
    makeLists(page);
    for (const foreign of [...page.querySelectorAll('*')].filter(({ tagName }) => tagName.includes(':')))
      unwrap(foreign);
  }

  for (const element of page.body.querySelectorAll('*')) keepPlain(element);
  for (const cell of page.querySelectorAll('td, th')) onePart(cell);
  for (const empty of page.querySelectorAll('p'))
    if (!empty.textContent?.trim() && !empty.querySelector('br')) empty.remove();
  return page.body.innerHTML;
}

// The page's security policy would complain about each style; what they say is read all the same.
function withoutStyles(html: string): string {
  return html.replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ' data-style'));
}

function isWord(html: string): boolean {
  return /class="?Mso|xmlns:w=|mso-/i.test(html);
}

// "<!--[if !supportLists]-->" and what stands between such comments is kept by the reader of HTML; the comments themselves mean nothing.
function dropComments(page: Document): void {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** Word's titles and headings that are only styles. */
function headingOf(paragraph: HTMLElement): void {
  const level =
    /Mso(Title|Heading([1-6]))/i.exec(paragraph.className) ??
    /mso-outline-level:\s*(([1-6]))/i.exec(paragraph.dataset.style ?? '');
  if (!level || paragraph.tagName !== 'P') return;
  const heading = paragraph.ownerDocument.createElement(`h${Math.min(6, Number(level[2] ?? 1) + 1)}`);
  heading.append(...paragraph.childNodes);
  paragraph.replaceWith(heading);
}

interface Item {
  paragraph: HTMLElement;
  level: number;
  isOrdered: boolean;
}

/** Paragraphs that say "mso-list: l0 level2 lfo1" are items of lists, whose marks Word writes as text. */
function makeLists(page: Document): void {
  let run: Item[] = [];
  for (const paragraph of [...page.querySelectorAll<HTMLElement>('p')]) {
    const item = itemOf(paragraph);
    const last = run.at(-1)?.paragraph;
    if (last && (!item || last.nextElementSibling !== paragraph)) {
      listOf(run);
      run = [];
    }

    if (item) run.push(item);
  }

  listOf(run);
}

function itemOf(paragraph: HTMLElement): Item | null {
  const said = /mso-list:\s*l\d+\s+level(\d+)/i.exec(paragraph.dataset.style ?? '');
  if (!said) return null;
  const marks = [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.dataset.style ?? ''),
  );
  const mark = marks?.textContent?.trim() ?? '';
  marks?.remove();
  return { paragraph, level: Number(said[1]), isOrdered: /^\(?(\d+|[a-z]|[ivx]+)[.)]/i.test(mark) };
}

function listOf(items: Item[]): void {
  const first = items[0];
  if (!first) return;
  const page = first.paragraph.ownerDocument;
  const open: { list: HTMLElement; level: number }[] = [];
  for (const { paragraph, level, isOrdered } of items) {
    while (open.length > 1 && open.at(-1)!.level > level) open.pop();
    if (open.length === 0 || open.at(-1)!.level < level) {
      const list = page.createElement(isOrdered ? 'ol' : 'ul');
      const within = open.at(-1)?.list.lastElementChild;
      if (within) within.append(list);
      else paragraph.before(list);
      open.push({ list, level });
    }

    const item = page.createElement('li');
    const text = page.createElement('p');
    text.append(...paragraph.childNodes);
    item.append(text);
    open.at(-1)!.list.append(item);
    paragraph.remove();
  }
}

/** Bold and italics that are only styles are said by elements; all other looks go. */
function keepPlain(element: Element): void {
  const style = element.getAttribute('data-style') ?? '';
  const isHeading = /^H\d$/.test(element.tagName);
  // Some programs wrap all they copy into a <b> that is none.
  if (element.tagName === 'B' && /font-weight:\s*(normal|400)/i.test(style)) return unwrap(element);
  if (element.tagName === 'SPAN' || element.tagName === 'FONT') {
    if (/font-weight:\s*(bold|[6-9]00)/i.test(style) && !element.closest('h1,h2,h3,h4,h5,h6')) wrap(element, 'strong');
    if (/font-style:\s*italic/i.test(style)) wrap(element, 'em');
  }

  for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name);
  if (isHeading) for (const bold of element.querySelectorAll('b, strong')) unwrap(bold);
}

/** A cell of ours is one paragraph. */
function onePart(cell: Element): void {
  const parts = [...cell.querySelectorAll('p')];
  for (const part of parts.slice(1)) {
    part.before(cell.ownerDocument.createElement('br'));
    unwrap(part);
  }

  if (parts[0]) unwrap(parts[0]);
}

function wrap(element: Element, tag: string): void {
  const around = element.ownerDocument.createElement(tag);
  around.append(...element.childNodes);
  element.append(around);
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}
