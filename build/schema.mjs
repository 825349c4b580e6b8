// Holds JSON against JSON Schema 2020-12 (or an OpenAPI 3.1 document's schemas).
// Usage: node build/schema.mjs < {"schema": …, "values": […]}   Prints one complaint a line; nothing when all are valid.
import { text } from 'node:stream/consumers';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const { schema, values } = JSON.parse(await text(process.stdin));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);
values.forEach((value, index) => {
  if (!validate(value))
    for (const { instancePath, message, params } of validate.errors)
      console.log(`${index}${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
});
