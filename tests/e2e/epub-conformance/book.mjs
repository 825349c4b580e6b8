// Our own small reading of an EPUB, so that what the reader shows is held against the book and not against what our
// ingest made of it. Regular expressions are enough for books that are test material.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';

const xhtml = 'application/xhtml+xml';
const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const attribute = (tag, name) =>
  plain(
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
      .exec(tag)
      ?.slice(1)
      .find((v) => v !== undefined),
  );

const plain = (text) =>
  text?.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name) =>
    name[0] === '#'
      ? String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10))
      : (named[name] ?? whole),
  );

/** A text without anything a layout may change: what documents are told apart by. */
export const squeeze = (text) => text.normalize('NFC').replace(/\s+/g, '');

export function readBook(file) {
  let members = {};
  try {
    members = unzipSync(readFileSync(file));
  } catch {
    // a container that must be refused
  }
  const text = (name) => (members[name] ? new TextDecoder().decode(members[name]).replace(/<!--[\s\S]*?-->/g, '') : '');
  const packagePath = attribute(/<rootfile\b[^>]*>/.exec(text('META-INF/container.xml'))?.[0] ?? '', 'full-path') ?? '';
  const opf = text(packagePath);
  const resolve = (href, from) => decodeURIComponent(new URL(href ?? '', `epub:/${from}`).pathname.replace(/^\/+/, ''));
  const items = new Map(
    [...opf.matchAll(/<item\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'id'),
      {
        id: attribute(tag, 'id'),
        path: resolve(attribute(tag, 'href'), packagePath),
        type: attribute(tag, 'media-type'),
        properties: (attribute(tag, 'properties') ?? '').split(/\s+/),
        fallback: attribute(tag, 'fallback'),
        overlay: attribute(tag, 'media-overlay'),
      },
    ]),
  );
  const documentOf = (item) => {
    const source = text(item.path);
    const body = source.replace(/<head[\s>][\s\S]*?<\/head>/, '').replace(/<(script|style)[\s>][\s\S]*?<\/\1>/g, '');
    const words = plain(body.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/<[^>]*>/g, ' '));
    const pictures = [...body.matchAll(/<img\b[^>]*>/g)].map(([tag]) => attribute(tag, 'alt') ?? '');
    return { ...item, source, words, sign: squeeze(words + pictures.join('')), bytes: members[item.path] };
  };
  const shown = (item) => {
    const seen = new Set();
    const chain = [];
    for (let now = item; now && !seen.has(now); now = items.get(now.fallback)) {
      seen.add(now);
      chain.push(now);
    }
    const fit = chain
      .filter(({ path: name }) => members[name])
      .filter(
        ({ type }) => type === xhtml || type === 'image/svg+xml' || /^image\/(png|jpeg|gif|webp|avif)$/.test(type),
      );
    return fit.find(({ properties }) => !properties.includes('scripted')) ?? fit[0];
  };
  const spine = [...(/<spine\b[\s\S]*?<\/spine>/.exec(opf)?.[0] ?? '').matchAll(/<itemref\b[^>]*>/g)]
    .map(([tag]) => ({ tag, item: items.get(attribute(tag, 'idref')) }))
    .filter(({ item }) => item && shown(item))
    .map(({ tag, item }) => ({ ...documentOf(shown(item)), linear: attribute(tag, 'linear') !== 'no' }));
  const nav = [...items.values()].find(({ properties }) => properties.includes('nav'));
  return {
    id: path.basename(file, '.epub'),
    file,
    level: plain(/belongs-to-collection"[^>]*>\s*([^<]*?)\s*</.exec(opf)?.[1]) ?? 'must',
    title: plain(/<dc:title[^>]*>([\s\S]*?)<\/dc:title>/.exec(opf)?.[1])
      ?.trim()
      .replace(/\s+/g, ' '),
    creators: [...opf.matchAll(/<dc:creator[^>]*>([\s\S]*?)<\/dc:creator>/g)].map(([, name]) =>
      plain(name).trim().replace(/\s+/g, ' '),
    ),
    spine,
    labels: nav ? labelsOf(text(nav.path)) : [],
    overlays: Object.fromEntries(
      [...items.values()].filter(({ type }) => /smil/.test(type ?? '')).map(({ path: name }) => [name, text(name)]),
    ),
    member: (name) => members[name],
  };
}

function labelsOf(nav) {
  const list = /<nav\b[^>]*epub:type="toc"[\s\S]*?<\/nav>/.exec(nav)?.[0] ?? '';
  return [...list.matchAll(/<a\b[^>]*>([\s\S]*?)<\/a>/g)].map(([, inside]) => {
    const words = plain(inside.replace(/<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim();
    const picture = /<img\b[^>]*>/.exec(inside)?.[0] ?? '';
    return words || attribute(picture, 'alt') || attribute(picture, 'title') || '';
  });
}
