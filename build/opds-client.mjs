// Two clients that were written elsewhere browse a catalogue as a reader would: from the root by subject to a book, and take it.
// Usage: node build/opds-client.mjs ROOT-ADDRESS WORDS-OF-LIST SUBJECT TITLE
// Prints what was found as JSON. foliate-js reads both forms; opds-feed-parser (Palace's web client) reads Atom.
import { createHash } from 'node:crypto';
import { JSDOM } from 'jsdom';
import { getFeed, getOpenSearch, isOPDSCatalog } from 'foliate-js/opds.js';
import parsers from 'opds-feed-parser';

const [root, listTitle, subjectTitle, bookTitle] = process.argv.slice(2);
const openAccess = 'http://opds-spec.org/acquisition/open-access';
const epub = 'application/epub+zip';

async function fetchText(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return { address: answer.url, type: answer.headers.get('content-type'), text: await answer.text() };
}

/** Foliate shows Atom in the shape of OPDS 2.0, and OPDS 2.0 as it is. */
async function openWithFoliate(address) {
  const page = await fetchText(address);
  if (!isOPDSCatalog(page.type)) throw new Error(`${address} is no catalogue: ${page.type}`);
  if (page.type.includes('json')) return JSON.parse(page.text);
  return getFeed(new JSDOM(page.text, { contentType: 'application/xml' }).window.document);
}

const hrefOf = (links, title) => {
  const link = links.find((one) => one.title === title);
  if (!link) throw new Error(`no "${title}" among ${links.map((one) => one.title).join(', ')}`);
  return new URL(link.href, root).href;
};

const relsOf = (link) => [link.rel ?? []].flat();

async function download(address) {
  const answer = await fetch(new URL(address, root));
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return {
    length: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    origin: answer.headers.get('access-control-allow-origin'),
  };
}

async function withFoliate() {
  const start = await openWithFoliate(root);
  const subjects = await openWithFoliate(hrefOf(start.navigation, listTitle));
  const list = await openWithFoliate(hrefOf(subjects.navigation, subjectTitle));
  const book = list.publications.find((one) => one.metadata.title === bookTitle);
  const file = book.links.find((link) => relsOf(link).includes(openAccess) && link.type === epub);
  return {
    book: await download(file.href),
    facets: list.facets.map((facet) => facet.metadata.title),
    authors: [book.metadata.author].flat().map((one) => one.name),
  };
}

async function searchWithFoliate() {
  const start = await openWithFoliate(root);
  const link = start.links.find((one) => relsOf(one).includes('search'));
  if (!link.type.includes('opensearch')) {
    const { replace } = await import('foliate-js/uri-template.js');
    return (await openWithFoliate(replace(link.href, new Map([['query', bookTitle]])))).publications.map(
      (one) => one.metadata.title,
    );
  }
  const description = await fetchText(new URL(link.href, root));
  const { search } = getOpenSearch(new JSDOM(description.text, { contentType: 'application/xml' }).window.document);
  return (await openWithFoliate(search(new Map([[null, new Map([['searchTerms', bookTitle]])]])))).publications.map(
    (one) => one.metadata.title,
  );
}

async function withPalace() {
  const parser = new (parsers.default ?? parsers)();
  const open = async (address) => parser.parse((await fetchText(new URL(address, root))).text);
  const follow = (feed, title) => {
    const entry = feed.entries.find((one) => one.title === title);
    if (!entry) throw new Error(`no "${title}" among ${feed.entries.map((one) => one.title).join(', ')}`);
    return entry.links[0].href;
  };
  const list = await open(follow(await open(follow(await open(root), listTitle)), subjectTitle));
  const book = list.entries.find((one) => one.title === bookTitle);
  const file = book.links.find((link) => link.rel === openAccess && link.type === epub);
  return {
    book: await download(file.href),
    facets: [
      ...new Set(list.links.filter((link) => link.rel === 'http://opds-spec.org/facet').map((link) => link.facetGroup)),
    ],
    authors: book.authors.map((one) => one.name),
  };
}

const isAtom = !root.includes('/v2');
console.log(
  JSON.stringify({
    foliate: await withFoliate(),
    found: await searchWithFoliate(),
    palace: isAtom ? await withPalace() : null,
  }),
);
