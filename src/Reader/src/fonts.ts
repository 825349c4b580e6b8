/**
 * The page's own `@font-face` rules (the theme's reading-fonts.css) with absolute addresses: a book's frame is a `blob:` document
 * and has no base of its own. The same addresses as everywhere in the portal, so that what a reader has seen is fetched once.
 */
export function fontFaces(sheets: Iterable<CSSStyleSheet> = document.styleSheets): string {
  const faces: string[] = [];
  for (const sheet of sheets) {
    const base = sheet.href ?? document.baseURI;
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSFontFaceRule)
        faces.push(
          rule.cssText.replace(
            /url\(\s*["']?([^"')]+)["']?\s*\)/g,
            (_, address: string) => `url("${new URL(address, base).href}")`,
          ),
        );
  }
  return faces.join('\n');
}

/** Sends for the face of a Vietnamese book at once, instead of when its first chapter has come. */
export function fetchBookFace(language: string): void {
  if (/^vi\b/i.test(language)) void document.fonts.load('400 1rem Literata', 'ươ').catch(() => undefined);
}
