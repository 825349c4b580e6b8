// Small files of which no two are the same: books that are clean, and the test virus of the anti-virus industry.
import { book } from '../../src/Reader/harness/novel.mjs';

const sign = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;

/** EICAR allows white space behind it, up to 128 characters in all: enough for a number of its own. */
export function infected(lane, number) {
  const tail = (number * 8 + lane).toString(2).padStart(24, '0').replaceAll('0', ' ').replaceAll('1', '\t');
  return Buffer.from(sign + tail);
}

export function clean(lane, number) {
  const title = `Bài ${lane}-${number}`;
  const body = `<h1>${title}</h1><p>Bài đọc thứ ${number} của tổ ${lane}.</p>`;
  return Buffer.from(book({ chapters: [{ name: 'c1.xhtml', title, body }] }));
}
