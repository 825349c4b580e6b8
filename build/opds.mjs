// Holds OPDS 2.0 feeds and publications against the published schemas.
// Usage: node build/opds.mjs SCHEMA-FOLDER… < documents.json   A list of { address, document, kind: "feed" | "publication" }.
// Prints one complaint a line, with the address; nothing when all are valid.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
for (const folder of process.argv.slice(2))
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json')))
    ajv.addSchema(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));

for (const { address, document, kind } of JSON.parse(await text(process.stdin))) {
  const validate = ajv.getSchema(`https://drafts.opds.io/schema/${kind}.schema.json`);
  if (!validate) throw new Error(`There is no ${kind}.schema.json of OPDS in the folders.`);
  if (!validate(document))
    for (const { instancePath, message, params } of validate.errors)
      console.log(`${address}: ${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
}
