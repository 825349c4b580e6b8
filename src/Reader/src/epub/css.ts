/** Gives the address a reference should become, `null` to take it out, `undefined` to leave it. */
export type Rewrite = (reference: string) => string | null | undefined;

const reference = /url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^'")\s]*))\s*\)/gi;
const remoteImport = /@import\s*(["'])\s*(?:[a-z][a-z0-9+.-]*:|\/\/)[^"'\n]*\1[^;]*;?/gi;

/** Rewrites every `url()` of a style sheet and drops imports from elsewhere. */
export function rewriteCss(css: string, rewrite: Rewrite): string {
  return css.replace(remoteImport, '').replace(reference, (whole, double?: string, single?: string, bare?: string) => {
    const address = (double ?? single ?? bare ?? '').trim();
    const next = address.startsWith('#') ? undefined : rewrite(address);
    return next === undefined ? whole : next === null ? 'url("data:,")' : `url("${next}")`;
  });
}

/** Values of the prefixed properties that the standard ones name otherwise. */
const values: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  'text-combine-upright': [[/\bhorizontal\b/i, 'all']],
  'text-orientation': [
    [/\b(vertical-right|auto)\b/i, 'mixed'],
    [/\b(sideways-right|rotate-right|rotate-normal)\b/i, 'sideways'],
  ],
  hyphens: [[/\ball\b/i, 'auto']],
  'text-underline-position': [[/\balphabetic\b/i, 'auto']],
  'text-transform': [[/-epub-fullwidth\b/i, 'full-width']],
};
const renamed: Readonly<Record<string, string>> = {
  'text-combine': 'text-combine-upright',
  'text-combine-horizontal': 'text-combine-upright',
};
const prefixed = /(^|[{;\s"'/])(-epub-|-webkit-(?=hyphens|writing-mode))([a-z-]+)(\s*:\s*)([^;}]*)/gi;
const fullWidth = /(text-transform\s*:[^;}]*)-epub-fullwidth\b/gi;
/** Pages of print are columns here. */
const pageBreak = /(?:page-)?break-(before|after)(\s*:\s*)(?:always|page|left|right|recto|verso)\b/gi;
/** Shares of the window mean shares of the page; in a media query they stay as they are. */
const windowShare = /@media[^{]*|(?<![\w.-])(\d*\.?\d+)(vw|vh|dvh|svh|lvh)\b/gi;

/** Says in today's CSS what older books say with the prefix of EPUB (EPUB 3.3 appendix E), and of print. */
export function modernCss(css: string): string {
  return css
    .replace(prefixed, (_, before: string, __: string, name: string, colon: string, value: string) => {
      const property = renamed[name.toLowerCase()] ?? name.toLowerCase();
      const said = (values[property] ?? []).reduce((text, [old, now]) => text.replace(old, now), value);
      return `${before}${property}${colon}${said}`;
    })
    .replace(fullWidth, '$1full-width')
    .replace(pageBreak, 'break-$1$2column')
    .replace(windowShare, (whole, share?: string, unit?: string) =>
      share === undefined ? whole : `calc(var(--view-${unit?.endsWith('w') ? 'w,1vw' : 'h,1vh'})*${share})`,
    );
}
