// Books that try to run, to leave and to call home. Made here, ten lines each, so that nothing hostile lies in a folder.
import { strToU8, zipSync } from 'fflate';

const xhtml = (body, head = '') =>
  `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:xlink="http://www.w3.org/1999/xlink"><head><title>x</title>${head}</head><body><p>Trang thử</p>${body}</body></html>`;

/** Sets the marker in every window it can reach. */
const mark = `try{top.oerMarker='run'}catch(e){}try{parent.oerMarker='run'}catch(e){}window.oerMarker='run';`;

/**
 * @param {string} outside address of a server that must never be asked
 * @param {string} portal the portal's own address, for scripts that are "'self'"
 * @returns {Record<string, { body?: string, head?: string, members?: Record<string, [type: string, content: string]>, spine?: [name: string, type: string, content: string], click?: string }>}
 */
export function hostilePages(outside, portal) {
  const evil = { 'evil.js': ['text/javascript', mark] };
  return {
    'an external script': { head: '<script src="evil.js"></script>', members: evil },
    'a script under its address at the portal': {
      body: `<script src="${portal}/an-pham/hostile.epub/OEBPS/evil.js"></script>`,
      members: evil,
    },
    'an inline script': { body: `<script>${mark}</script>` },
    'a module script': { body: `<script type="module">${mark}</script>` },
    handlers: {
      body: `<img src="none.png" onerror="${mark}"/><p onclick="${mark}" id="go" onmouseover="${mark}">x</p>`,
      click: '#go',
    },
    'a javascript: link': { body: `<p><a id="go" href="java&#x09;script:${mark}">x</a></p>`, click: '#go' },
    'a javascript: frame': { body: `<iframe src="javascript:${mark}"></iframe>` },
    'a srcdoc frame': { body: `<iframe srcdoc="&lt;script&gt;${mark}&lt;/script&gt;"></iframe>` },
    'a data: frame': { body: `<iframe src="data:text/html,&lt;script&gt;${mark}&lt;/script&gt;"></iframe>` },
    'an object and an embed': {
      body: `<object data="evil.html" type="text/html"></object><embed src="evil.html"/>`,
      members: { 'evil.html': ['text/html', `<script>${mark}</script><img src="${outside}/o.png">`] },
    },
    'an SVG spine item': {
      spine: [
        'page.svg',
        'image/svg+xml',
        `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100" onload="${mark}"><script>${mark}</script><text y="20">Trang thử</text><image xlink:href="${outside}/s.png"/><a xlink:href="javascript:${mark}"><rect id="go" width="90" height="50" y="30"/></a></svg>`,
      ],
      click: '#go',
    },
    'an SVG link that is animated into a script': {
      body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><a><set attributeName="xlink:href" to="javascript:${mark}"/><rect id="go" width="9" height="9"/></a></svg>`,
      click: '#go',
    },
    foreignObject: {
      body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml" onload="${mark}"><script>${mark}</script></body></foreignObject></svg>`,
    },
    'a refresh': { head: `<meta http-equiv="refresh" content="0;url=${outside}/refresh"/>` },
    'a policy of its own': {
      head: `<meta http-equiv="Content-Security-Policy" content="script-src *"/>`,
      body: `<script>${mark}</script>`,
    },
    'a link to the top': { body: `<p><a id="go" target="_top" href="${outside}/top">x</a></p>`, click: '#go' },
    'a data: link to the top': { body: `<p><a id="go" target="_top" href="data:text/html,x">x</a></p>`, click: '#go' },
    'a form': {
      body: `<form action="${outside}/form" target="_top"><input name="password"/><button id="go">x</button></form>`,
      click: '#go',
    },
    'a form button with its own address': {
      body: `<form><button id="go" formaction="${outside}/formaction" formtarget="_blank">x</button></form>`,
      click: '#go',
    },
    'a base': { head: `<base href="${outside}/"/>`, body: `<img src="base.png"/>` },
    'remote pictures, styles, fonts, sounds': {
      head: `<link rel="stylesheet" href="${outside}/a.css"/><link rel="prefetch" href="${outside}/p"/><link rel="preconnect" href="${outside}"/><link rel="stylesheet" href="s.css"/><style>@import "${outside}/b.css";@import url(${outside}/c.css);body{background:url(${outside}/d.png)}</style>`,
      body: `<img src="${outside}/e.png" srcset="${outside}/f.png 2x"/><p style="background:url('${outside}/g.png')">x</p><audio src="${outside}/h.mp3" autoplay="autoplay"></audio><video poster="${outside}/i.png"></video><picture><source srcset="${outside}/j.png"/><img src="//${outside.replace('http://', '')}/k.png"/></picture><p><a id="go" ping="${outside}/ping" href="#x">x</a></p>`,
      members: {
        's.css': [
          'text/css',
          `@import '${outside}/l.css';@font-face{font-family:f;src:url(${outside}/m.woff2)}body{font-family:f;cursor:url(${outside}/n.cur),auto}`,
        ],
      },
      click: '#go',
    },
    'a style sheet that transforms': {
      head: '',
      body: '',
      spine: [
        'page.xhtml',
        'application/xhtml+xml',
        `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="t.xsl"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>Trang thử</p></body></html>`,
      ],
      members: {
        't.xsl': [
          'application/xslt+xml',
          `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><html xmlns="http://www.w3.org/1999/xhtml"><body><script>${mark}</script></body></html></xsl:template></xsl:stylesheet>`,
        ],
      },
    },
    'markup that is not well-formed': {
      spine: [
        'page.xhtml',
        'application/xhtml+xml',
        `<html><head><script>${mark}</script><body><p>Trang thử<img src=x onerror="${mark}"><svg onload="${mark}">`,
      ],
    },
    'an entity': {
      spine: [
        'page.xhtml',
        'application/xhtml+xml',
        `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e "&#60;script&#62;${mark}&#60;/script&#62;"><!ENTITY x SYSTEM "${outside}/xxe">]><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>Trang thử &e;</p></body></html>`,
      ],
    },
  };
}

/** The EPUB with one hostile page. */
export function hostileBook({ body = '', head = '', members = {}, spine }) {
  const [name, type, content] = spine ?? ['page.xhtml', 'application/xhtml+xml', xhtml(body, head)];
  const items = Object.entries(members).map(
    ([file, [kind]], i) => `<item id="m${i}" href="${file}" media-type="${kind}"/>`,
  );
  return Buffer.from(
    zipSync({
      mimetype: [strToU8('application/epub+zip'), { level: 0 }],
      'META-INF/container.xml': strToU8(
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OEBPS/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
      ),
      'OEBPS/p.opf': strToU8(
        `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>x</dc:title><dc:language>vi</dc:language></metadata><manifest><item id="p" href="${name}" media-type="${type}"/>${items.join('')}</manifest><spine><itemref idref="p"/></spine></package>`,
      ),
      [`OEBPS/${name}`]: strToU8(content),
      ...Object.fromEntries(Object.entries(members).map(([file, [, text]]) => [`OEBPS/${file}`, strToU8(text)])),
    }),
  );
}
