import { isDark, type Appearance, type Margin, type Theme } from '../appearance';
import { fontFaces } from '../fonts';
import { highlightRules } from './stage/highlight';

export interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly link: string;
}

export const colours: Readonly<Record<Theme, Colours>> = {
  light: { paper: '#fffdf9', ink: '#221c1a', link: '#0f5c4d' },
  paper: { paper: '#f5ead4', ink: '#3a2c1c', link: '#0a443a' },
  dark: { paper: '#171412', ink: '#e9dfd0', link: '#7fd0bb' },
  contrast: { paper: '#000000', ink: '#ffffff', link: '#ffe14d' },
};

const families = {
  literata: 'Literata, "Noto for books", "Times for books", Georgia, serif',
  'be-vietnam-pro': '"Be Vietnam Pro", "UI fallback", system-ui, sans-serif',
} as const;

/** Share of the page's width between columns and at the sides. */
export const gaps: Readonly<Record<Margin, number>> = { narrow: 3, medium: 6, wide: 12 };
/** Longest line in CSS pixels at a size of 100 %. */
export const measures: Readonly<Record<Margin, number>> = { narrow: 820, medium: 680, wide: 560 };

/** On the root of a document whose book has a class of its own for being narrated, while it is. */
export const narrated = 'data-oer-narrated';

/** Style sheets that stand before and after a book's own; `language` is the publication's. */
export function bookStyles(appearance: Appearance, language: string): [before: string, after: string] {
  const { paper, ink, link } = colours[appearance.theme];
  // A book in Vietnamese that brings no typeface gets one in which every mark fits (ươ, ử, ỡ, ẵ).
  const standard = /^vi\b/i.test(language) ? families.literata : 'Georgia, Literata, serif';
  // While a book is narrated its own class may grey the words around (EPUB 3.3, media:playback-active-class).
  const inked = isDark(appearance.theme) ? 'html' : `html:not([${narrated}])`;
  const before = `${fontFaces()}
html{color:${ink};color-scheme:${isDark(appearance.theme) ? 'dark' : 'light'};
font-family:${standard};line-height:${appearance.lineHeight}}
body{margin:0}
math{font-family:"STIX Two Math","Cambria Math",math}
p,li,blockquote,dd{hanging-punctuation:allow-end last;orphans:2;widows:2}
a:any-link{text-underline-offset:.2em}`;
  const after = `@namespace epub "http://www.idpf.org/2007/ops";
${inked}{color:${ink}!important}
html{background:${paper}!important;font-size:${1.125 * appearance.size}%!important;
-webkit-text-size-adjust:none;text-size-adjust:none}
body{background:none!important;color:inherit!important}
p,li,blockquote,dd,dt,td,th,figcaption{line-height:${appearance.lineHeight}!important}
a:any-link{color:${link}!important}
aside[epub|type~="footnote"],aside[epub|type~="rearnote"]{display:none}
${ownColours(appearance.theme)}${ownFont(appearance)}
${highlightRules}`;
  return [before, after];
}

/** On dark pages a book's own colours would hide its words; on light ones they stay. */
function ownColours(theme: Theme): string {
  if (!isDark(theme)) return '';
  return `body *:not(img):not(svg):not(svg *):not(video):not(math *){background-color:transparent!important;color:inherit!important;
border-color:currentColor!important;text-shadow:none!important}
a:any-link,a:any-link *{color:${colours[theme].link}!important}
img,svg{background-color:#fff}svg{color:#000}
`;
}

function ownFont(appearance: Appearance): string {
  if (appearance.font === 'book') return '';
  return (
    `html,body,body *:not(pre):not(code):not(code *):not(pre *):not(kbd):not(samp):not(math):not(math *):not(svg *)` +
    `{font-family:${families[appearance.font]}!important}`
  );
}
