// Expands JSON-LD without the network: the only context that can be had by its address is the one that is given for schema.org.
// Usage: node build/expand.mjs < {"context": {"@context": …}, "documents": […]}   Prints the expanded documents.
// Fails where expansion would leave something out (a property or type that the context does not know, an address that is none).
import { text } from 'node:stream/consumers';
import jsonld from 'jsonld';

const { context, documents } = JSON.parse(await text(process.stdin));

async function documentLoader(url) {
  if (url.replace(/\/$/, '') !== 'https://schema.org') throw new Error(`${url} is not at hand`);
  return { contextUrl: null, documentUrl: url, document: context };
}

const expanded = [];
for (const document of documents) expanded.push(await jsonld.expand(document, { documentLoader, safe: true }));
console.log(JSON.stringify(expanded));
