// Holds Readium Web Publication Manifests against Readium's own schemas.
// Usage: node build/webpub.mjs SCHEMA-FOLDER… < manifest.json   Prints one complaint a line; nothing when it is valid.
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

const validate = ajv.getSchema('https://readium.org/webpub-manifest/schema/publication.schema.json');
if (!validate) throw new Error('There is no publication.schema.json of Readium in the folders.');
if (!validate(JSON.parse(await text(process.stdin))))
  for (const { instancePath, message, params } of validate.errors)
    console.log(`${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
