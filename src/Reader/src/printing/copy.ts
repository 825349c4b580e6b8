/** Takes back the measures that an engine gives a document to cut it into pages. */
export const unbound = `html,body{display:block!important;position:static!important;columns:auto!important;column-width:auto!important;
width:auto!important;height:auto!important;min-width:0!important;max-width:none!important;min-height:0!important;max-height:none!important;
margin:0!important;padding:0!important;overflow:visible!important;background:none!important;transform:none!important}`;

/**
 * Copies of a book's page for other uses: printed, enlarged. They stand in a shadow tree of the reader's own document, so
 * that neither's styles touch the other, and hold nothing that runs: the page was cleaned before it was shown.
 */
export function shadowCopy(doc: Document, content: Node, own: string): HTMLElement {
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  const html = bare(doc.documentElement);
  if (content === doc.body) html.append(bare(doc.body, doc.body.childNodes));
  else html.append(bare(doc.body ?? doc.documentElement, [content]));
  shadow.append(...sheetsOf(doc).map(styleOf), html, styleOf(own));
  for (const element of html.querySelectorAll('script')) element.remove();
  return host;
}

/** An element of the same name and attributes, without the measures the engine gave it, and with these children. */
function bare(element: Element, children: Iterable<Node> = []): Element {
  const copy = document.importNode(element, false);
  copy.removeAttribute('style');
  for (const child of children) copy.append(document.importNode(child, true));
  return copy;
}

/** The text of every sheet of a document as the browser reads it, addresses made whole. */
export function sheetsOf(doc: Document): string[] {
  return [...doc.styleSheets, ...(doc.adoptedStyleSheets ?? [])].flatMap((sheet) => {
    try {
      const base = sheet.href ?? doc.baseURI;
      return [...sheet.cssRules].map((rule) => whole(rule.cssText, base)).join('\n');
    } catch {
      return []; // of another origin, or gone with its frame
    }
  });
}

/** Faces work only where the document itself names them, not in a shadow tree. */
export function facesOf(doc: Document): string {
  return [...doc.styleSheets]
    .flatMap((sheet) => {
      try {
        const base = sheet.href ?? doc.baseURI;
        return [...sheet.cssRules]
          .filter((rule) => rule.constructor.name === 'CSSFontFaceRule')
          .map((rule) => whole(rule.cssText, base));
      } catch {
        return [];
      }
    })
    .join('\n');
}

function whole(css: string, base: string): string {
  return css.replace(/url\(\s*["']?([^"')]+)["']?\s*\)/g, (all, address: string) => {
    try {
      return `url("${new URL(address, base).href}")`;
    } catch {
      return all;
    }
  });
}

function styleOf(css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = css;
  return style;
}
