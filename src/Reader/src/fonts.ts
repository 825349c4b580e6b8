import uiLatin from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url';
import uiLatinBold from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2?url';
import uiLatinExt from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-ext-400-normal.woff2?url';
import uiLatinExtBold from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-ext-600-normal.woff2?url';
import uiVietnamese from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url';
import uiVietnameseBold from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?url';
import bookLatinItalic from '@fontsource-variable/literata/files/literata-latin-wght-italic.woff2?url';
import bookLatin from '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2?url';
import bookLatinExtItalic from '@fontsource-variable/literata/files/literata-latin-ext-wght-italic.woff2?url';
import bookLatinExt from '@fontsource-variable/literata/files/literata-latin-ext-wght-normal.woff2?url';
import bookVietnameseItalic from '@fontsource-variable/literata/files/literata-vietnamese-wght-italic.woff2?url';
import bookVietnamese from '@fontsource-variable/literata/files/literata-vietnamese-wght-normal.woff2?url';

const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215';
const latinExt =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+2113,U+2C60-2C7F,U+A720-A7FF';
const vietnamese =
  'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB';

/** Family, style, weights, file, range. Latin Extended is for the languages of the highlands (ĕ, ŏ, ŭ, č, ñ). */
const faces: readonly [string, string, string, string, string][] = [
  ['Literata', 'normal', '200 900', bookLatinExt, latinExt],
  ['Literata', 'normal', '200 900', bookLatin, latin],
  ['Literata', 'normal', '200 900', bookVietnamese, vietnamese],
  ['Literata', 'italic', '200 900', bookLatinExtItalic, latinExt],
  ['Literata', 'italic', '200 900', bookLatinItalic, latin],
  ['Literata', 'italic', '200 900', bookVietnameseItalic, vietnamese],
  ['Be Vietnam Pro', 'normal', '400', uiLatinExt, latinExt],
  ['Be Vietnam Pro', 'normal', '400', uiLatin, latin],
  ['Be Vietnam Pro', 'normal', '400', uiVietnamese, vietnamese],
  ['Be Vietnam Pro', 'normal', '600', uiLatinExtBold, latinExt],
  ['Be Vietnam Pro', 'normal', '600', uiLatinBold, latin],
  ['Be Vietnam Pro', 'normal', '600', uiVietnameseBold, vietnamese],
];

/** `@font-face` rules with absolute addresses: a book's frame is a `blob:` document and has no base of its own. */
export function fontFaces(): string {
  return faces
    .map(
      ([family, style, weight, file, range]) =>
        `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:swap;` +
        `src:url("${new URL(file, document.baseURI).href}") format("woff2");unicode-range:${range}}`,
    )
    .join('\n');
}
