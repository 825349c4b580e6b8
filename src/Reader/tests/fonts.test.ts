// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { fontFaces } from '../src/fonts';

describe('faces for a page of a book', () => {
  afterEach(() => document.head.replaceChildren());

  it("are the page's own, under addresses that hold in a frame without a base", () => {
    const style = document.createElement('style');
    style.textContent = `p { color: red } @font-face { font-family: Literata; src: url("/parts/literata.woff2") format("woff2") }`;
    document.head.append(style);

    const faces = fontFaces(document.styleSheets);

    expect(faces).toContain(`url("${new URL('/parts/literata.woff2', document.baseURI).href}")`);
    expect(faces).toMatch(/font-family:\s*Literata/);
    expect(faces).not.toContain('color');
  });
});
