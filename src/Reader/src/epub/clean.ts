/**
 * Takes out of a book's markup everything that could run, leave the page or ask another server. The page's
 * Content-Security-Policy refuses all of it too, and ingest has taken it out once: three walls, none of which may be
 * the only one (a preconnect, for one, is not covered by any policy).
 */
const forbidden = new Set([
  'script',
  'iframe',
  'frame',
  'frameset',
  'embed',
  'applet',
  'base',
  'portal',
  'fencedframe',
  'template',
]);
const loading = new Set(['src', 'href', 'poster', 'data', 'background']);
const dropped = new Set([
  'srcset',
  'sizes',
  'srcdoc',
  'ping',
  'target',
  'action',
  'formaction',
  'autofocus',
  'manifest',
]);
const links = new Set(['a', 'area']);

export function cleanMarkup(doc: Document): void {
  for (const node of [...doc.childNodes])
    if (node.nodeType === Node.PROCESSING_INSTRUCTION_NODE && !isStylesheet(node as ProcessingInstruction))
      node.remove();
  for (const element of [...doc.querySelectorAll('*')]) {
    if (isForbidden(element)) element.remove();
    else cleanAttributes(element);
  }
  // No script will run, so what a book keeps for that case is what should be read.
  for (const element of [...doc.querySelectorAll('noscript')]) element.replaceWith(...element.childNodes);
  for (const element of [...doc.querySelectorAll('object')]) replaceObject(element);
}

/** Books place drawings with `<object>`, which can hold anything; a picture becomes an image, the rest its fallback. */
function replaceObject(element: Element): void {
  const source = element.getAttribute('data');
  if (!source || !element.getAttribute('type')?.startsWith('image/')) return element.replaceWith(...element.childNodes);
  const image = element.ownerDocument.createElementNS('http://www.w3.org/1999/xhtml', 'img');
  image.setAttribute('src', source);
  image.setAttribute('alt', element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '');
  for (const name of ['width', 'height', 'class', 'id'])
    if (element.hasAttribute(name)) image.setAttribute(name, element.getAttribute(name) ?? '');
  element.replaceWith(image);
}

function isStylesheet(instruction: ProcessingInstruction): boolean {
  return (
    instruction.target === 'xml-stylesheet' &&
    !/type\s*=\s*["'][^"']*(xsl|xml)/i.test(instruction.data) &&
    !/href\s*=\s*["']\s*([a-z][a-z0-9+.-]*:|\/\/)/i.test(instruction.data)
  );
}

function isForbidden(element: Element): boolean {
  const name = element.localName.toLowerCase();
  if (forbidden.has(name)) return true;
  if (name === 'meta') return element.hasAttribute('http-equiv');
  if (name === 'link') return !/(^|\s)stylesheet(\s|$)/i.test(element.getAttribute('rel') ?? '');
  // SMIL can write an address that was not there when the markup was read
  return (
    /^(animate|set|animatemotion|animatetransform)$/.test(name) &&
    /(^|:)href$/i.test(element.getAttribute('attributeName')?.trim() ?? '')
  );
}

function cleanAttributes(element: Element): void {
  for (const attribute of [...element.attributes]) {
    const name = attribute.localName.toLowerCase();
    if (name.startsWith('on') || dropped.has(name)) element.removeAttributeNode(attribute);
    else if (loading.has(name) && !isAllowedAddress(element, attribute.value)) element.removeAttributeNode(attribute);
  }
}

function isAllowedAddress(element: Element, value: string): boolean {
  // browsers skip tabs and newlines inside a scheme
  const address = value.replace(/[\s\p{Cc}]/gu, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (links.has(element.localName.toLowerCase()))
    return scheme === undefined || ['http', 'https', 'mailto', 'tel'].includes(scheme);
  // a drawing shown as a picture runs nothing and fetches nothing
  if (/^data:image\/svg\+xml/i.test(address)) return element.localName.toLowerCase() === 'img';
  if (scheme === 'data') return /^data:(image\/(png|jpeg|gif|webp|avif)|font\/|audio\/|video\/)/i.test(address);
  return scheme === undefined && !address.startsWith('//') && !address.startsWith('\\');
}
