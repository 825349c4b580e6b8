const ops = 'http://www.idpf.org/2007/ops';
const referenceTypes = ['noteref', 'biblioref', 'glossref'];
const inline = 'a, span, sup, sub, em, strong, i, b, small';
const kept = new Set([
  'p',
  'em',
  'strong',
  'i',
  'b',
  'u',
  's',
  'sub',
  'sup',
  'br',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'cite',
  'q',
  'code',
  'span',
  'div',
  'ruby',
  'rt',
  'rp',
  'abbr',
  'small',
]);

/** True when a link leads to a note that is better read where the reader stands. */
export function isNoteReference(link: Element): boolean {
  const types = words(link.getAttributeNS(ops, 'type'));
  const roles = words(link.getAttribute('role'));
  if (referenceTypes.some((type) => types.has(type) || roles.has(`doc-${type}`))) return true;
  if (types.has('backlink') || roles.has('doc-backlink')) return false;
  // Older books only raise the number.
  return link.matches('sup a, sup > a') || (link.children.length === 1 && link.children[0]?.localName === 'sup');
}

/**
 * The note an anchor stands for, rebuilt in the page's own document from a short list of elements; links keep only
 * their words and, in `data-href`, where they lead. Nothing when the anchor is a place rather than a note.
 */
export function readNote(target: Element): DocumentFragment | undefined {
  // What a title says of its kind means nothing (EPUB RS 3.3, epub:type on head and its descendants).
  if (target.closest('head')) return undefined;
  let note = target;
  while (note.matches(inline) && note.parentElement) note = note.parentElement;
  if (note.matches('body, section, h1, h2, h3, h4, h5, h6') && !isNote(note)) return undefined;
  const text = note.textContent?.trim() ?? '';
  if (text.length === 0 || text.length > 6000) return undefined;
  const fragment = document.createDocumentFragment();
  copy(note, fragment);
  return fragment;
}

function isNote(element: Element): boolean {
  const named = [...words(element.getAttributeNS(ops, 'type')), ...words(element.getAttribute('role'))];
  return named.some((name) => /^(doc-)?(footnote|endnote|rearnote|note|biblioentry|glossdef)$/.test(name));
}

function copy(from: Element, to: ParentNode): void {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.nodeValue ?? '');
    else if (node.nodeType === Node.ELEMENT_NODE) copyElement(node as Element, to);
  }
}

function copyElement(element: Element, to: ParentNode): void {
  const name = element.localName.toLowerCase();
  if (['script', 'style', 'template', 'iframe', 'object'].includes(name)) return;
  if (words(element.getAttributeNS(ops, 'type')).has('backlink') || element.getAttribute('role') === 'doc-backlink')
    return;
  if (!kept.has(name)) return copy(element, to);
  const made = document.createElement(name);
  const language = element.getAttribute('lang') ?? element.getAttribute('xml:lang');
  if (language) made.lang = language;
  copy(element, made);
  to.append(made);
}

function words(value: string | null): Set<string> {
  return new Set((value ?? '').split(/\s+/).filter(Boolean));
}
