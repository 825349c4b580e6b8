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
