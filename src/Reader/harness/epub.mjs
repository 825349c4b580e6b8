// Reads an EPUB into members, manifest.json and positions.json, the way the portal's ingest describes a book. Only for
// developing and testing the reader without the portal; nothing here ships.
import { deflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';

const text = (bytes) => new TextDecoder().decode(bytes);
const xml = (source) => new new JSDOM('').window.DOMParser().parseFromString(source, 'application/xml');
const all = (doc, name) => [...doc.getElementsByTagNameNS('*', name)];

/** @returns {{ members: Map<string, { bytes: Uint8Array, type: string }>, manifest: object, positions: object }} */
export function readEpub(file) {
  const files = unzipSync(new Uint8Array(file));
  const opfPath = all(xml(text(files['META-INF/container.xml'])), 'rootfile')[0].getAttribute('full-path');
  const opf = xml(text(files[opfPath]));
  const resolve = (href, from = opfPath) =>
    decodeURI(new URL(href, `https://x.invalid/${encodeURI(from)}`).pathname.slice(1));
  const items = new Map(all(opf, 'item').map((item) => [item.getAttribute('id'), itemOf(item, resolve)]));
  const members = new Map();
  for (const { path, type } of items.values()) if (files[path]) members.set(path, { bytes: files[path], type });
  const spine = all(opf, 'itemref').map((ref) => ({ ref, item: items.get(ref.getAttribute('idref')) }));
  const linear = spine.filter(({ ref, item }) => item && ref.getAttribute('linear') !== 'no');
  const ordered = new Set(linear.map(({ item }) => item.path));
  const rendition = (name) =>
    all(opf, 'meta')
      .find((m) => m.getAttribute('property') === `rendition:${name}`)
      ?.textContent.trim();
  const layout = rendition('layout');
  const fixed = layout === 'pre-paginated' || layout === 'roll';
  const readingOrder = linear.map(({ ref, item }) => ({
    ...linkOf(item, propertiesOf(ref.getAttribute('properties'))),
    ...alternateOf(item, items),
  }));
  const manifest = {
    '@context': 'https://readium.org/webpub-manifest/context.jsonld',
    metadata: {
      title: all(opf, 'title')[0]?.textContent ?? '',
      identifier: all(opf, 'identifier')[0]?.textContent.trim() ?? '',
      language: all(opf, 'language')[0]?.textContent.trim() ?? 'und',
      readingProgression: opf.querySelector('spine')?.getAttribute('page-progression-direction') ?? 'ltr',
      layout: fixed ? 'fixed' : 'reflowable',
      presentation: {
        ...(layout === 'roll' ? { layout } : {}),
        ...(rendition('spread') ? { spread: rendition('spread') } : {}),
        ...(rendition('flow') ? { flow: rendition('flow') } : {}),
      },
      ...overlayOf(opf),
    },
    readingOrder,
    resources: [...items.values()]
      .filter((item) => members.has(item.path) && !ordered.has(item.path))
      .map((item) => linkOf(item)),
    toc: contents(files, items, resolve),
  };
  return {
    members,
    manifest,
    positions: positionsOf(
      linear.map(({ item }) => item),
      members,
      fixed,
    ),
  };
}

const itemOf = (item, resolve) => ({
  path: resolve(item.getAttribute('href')),
  type: item.getAttribute('media-type'),
  properties: (item.getAttribute('properties') ?? '').split(/\s+/),
  overlay: item.getAttribute('media-overlay'),
});

/** The media overlay that goes with a content document. */
function alternateOf(item, items) {
  const overlay = items.get(item.overlay);
  return overlay ? { alternate: [linkOf(overlay)] } : {};
}

function overlayOf(opf) {
  const said = (name) =>
    all(opf, 'meta')
      .find((m) => m.getAttribute('property') === name)
      ?.textContent.trim();
  const [activeClass, playbackActiveClass] = [said('media:active-class'), said('media:playback-active-class')];
  return activeClass || playbackActiveClass ? { mediaOverlay: { activeClass, playbackActiveClass } } : {};
}

const linkOf = ({ path, type }, properties) => ({ href: encodeURI(path), type, ...(properties ? { properties } : {}) });

/** What an itemref says of its own rendition (EPUB 3.3 §8.2). */
function propertiesOf(text) {
  const said = text ?? '';
  const found = (pattern) => pattern.exec(said)?.[1];
  const layout = found(/rendition:layout-(pre-paginated|reflowable)/);
  const properties = {
    page: found(/page-spread-(left|right|center)/),
    layout: layout && (layout === 'reflowable' ? layout : 'fixed'),
    spread: found(/rendition:spread-(none|both|auto|landscape|portrait)/),
    flow: found(/rendition:flow-([a-z-]+)/),
    alignX: found(/rendition:align-x-(center)/),
  };
  const given = Object.entries(properties).filter(([, value]) => value);
  return given.length ? Object.fromEntries(given) : undefined;
}

function contents(files, items, resolve) {
  const nav = [...items.values()].find((item) => item.properties.includes('nav'));
  if (nav && files[nav.path]) {
    const doc = xml(text(files[nav.path]));
    const toc =
      all(doc, 'nav').find((n) => (n.getAttribute('epub:type') ?? '').split(' ').includes('toc')) ?? all(doc, 'nav')[0];
    const list = toc && [...toc.children].find((c) => c.localName === 'ol');
    return list ? lines(list, (href) => hrefOf(href, nav.path, resolve)) : [];
  }
  const ncx = [...items.values()].find((item) => item.type === 'application/x-dtbncx+xml');
  if (!ncx || !files[ncx.path]) return [];
  const points = (parent) =>
    [...parent.children]
      .filter((c) => c.localName === 'navPoint')
      .map((point) => ({
        title: all(point, 'text')[0]?.textContent.trim() ?? '',
        href: hrefOf(all(point, 'content')[0].getAttribute('src'), ncx.path, resolve),
        children: points(point),
      }));
  return points(all(xml(text(files[ncx.path])), 'navMap')[0]);
}

const lines = (list, href) =>
  [...list.children].map((li) => {
    const line = [...li.children].find((c) => ['a', 'span'].includes(c.localName));
    const inner = [...li.children].find((c) => c.localName === 'ol');
    const target = line?.getAttribute('href');
    return {
      title: line?.textContent.replace(/\s+/g, ' ').trim() ?? '',
      ...(target ? { href: href(target) } : {}),
      children: inner ? lines(inner, href) : [],
    };
  });

function hrefOf(href, from, resolve) {
  const [path, fragment] = href.split('#');
  return encodeURI(resolve(path || from.split('/').at(-1), from)) + (fragment ? `#${fragment}` : '');
}

function positionsOf(order, members, fixed) {
  const counts = order.map(({ path }) =>
    fixed ? 1 : Math.max(1, Math.ceil(deflateRawSync(members.get(path)?.bytes ?? '').length / 1024)),
  );
  const total = counts.reduce((a, b) => a + b, 0);
  let n = 0;
  const positions = order.flatMap(({ path, type }, i) =>
    Array.from({ length: counts[i] }, (_, j) => ({
      href: encodeURI(path),
      type,
      locations: { progression: j / counts[i], position: ++n, totalProgression: (n - 1) / total },
    })),
  );
  return { total, positions };
}
