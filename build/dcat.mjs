// Holds a DCAT catalogue in Turtle, JSON-LD and RDF/XML against SHACL shapes, and the three against each other.
// Usage: node build/dcat.mjs SHAPES.ttl < {"ttl": …, "jsonld": …, "rdf": …}   Prints one complaint a line.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

const SH = 'http://www.w3.org/ns/shacl#';
const OWL_IMPORTS = 'http://www.w3.org/2002/07/owl#imports';

const given = JSON.parse(await text(process.stdin));

/** One triple a line; there are no blank nodes, so that graphs are the same when their lines are. */
const lines = (quads) =>
  [...new Set(quads.map(({ subject, predicate, object }) => [subject, predicate, object].map(term).join(' ')))].sort();
const term = ({ termType, value, language, datatype }) => {
  if (termType === 'BlankNode') throw new Error('A blank node');
  return termType === 'NamedNode' ? `<${value}>` : JSON.stringify([value, language || '', datatype.value]);
};

const rdfXml = (source) =>
  new Promise((resolve, reject) => {
    const quads = [];
    const parser = new RdfXmlParser({ strict: true });
    parser.on('data', (quad) => quads.push(quad));
    parser.on('error', reject);
    parser.on('end', () => resolve(quads));
    parser.end(source);
  });
const refuse = (address) => Promise.reject(new Error(`Nothing may be fetched: ${address}`));

const turtle = new Parser().parse(given.ttl);
const forms = {
  jsonld: new Parser().parse(
    await jsonld.toRDF(JSON.parse(given.jsonld), { format: 'application/n-quads', documentLoader: refuse }),
  ),
  rdf: await rdfXml(given.rdf),
};
const said = lines(turtle);
for (const [name, quads] of Object.entries(forms)) {
  const other = lines(quads);
  for (const line of said.filter((one) => !other.includes(one))) console.log(`${name} lacks ${line}`);
  for (const line of other.filter((one) => !said.includes(one))) console.log(`${name} adds ${line}`);
}

const shapes = new Parser()
  .parse(readFileSync(process.argv[2], 'utf8'))
  .filter((quad) => quad.predicate.value !== OWL_IMPORTS);
if (!shapes.some((quad) => quad.object.value === `${SH}NodeShape`)) throw new Error('There are no shapes in the file.');
const report = await new Validator(new Store(shapes)).validate(new Store(turtle));
for (const { focusNode, path, message, severity } of report.results)
  if (severity?.value === `${SH}Violation`)
    console.log(`${focusNode?.value} ${path?.value} ${message.map((one) => one.value).join(' ')}`);
if (said.length === 0) console.log('Nothing is said.');
