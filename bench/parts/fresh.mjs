import { readFileSync, writeFileSync } from 'node:fs';

/** A copy of a file that is a ZIP (EPUB, DOCX) with other bytes: its comment says the mark. */
export function remarkZip(source, to, mark) {
  const bytes = readFileSync(source);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  bytes.writeUInt16LE(mark.length, end + 20);
  writeFileSync(to, Buffer.concat([bytes.subarray(0, end + 22), Buffer.from(mark)]));
}
