/* global OffscreenCanvas */
// A scanned book made from code: pages of grainy JPEG pictures with lines of grey on them, and nothing else.
// Usage: node scan.mjs FILE [MEGABYTES] (100)
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { launch } from '../../src/Reader/harness/browser.mjs';

const [file, megabytes = '100'] = process.argv.slice(2);
const page = { width: 1654, height: 2339 };
const drawn = 8;

/** JPEG pictures of pages; a scanner's grain keeps them from packing well. */
async function pictures() {
  const browser = await launch();
  const blank = await browser.newPage();
  const made = [];
  for (let seed = 1; seed <= drawn; seed++)
    made.push(
      Buffer.from(
        await blank.evaluate(
          async ({ width, height, seed }) => {
            const canvas = new OffscreenCanvas(width, height);
            const context = canvas.getContext('2d');
            context.fillStyle = '#f2eee4';
            context.fillRect(0, 0, width, height);
            context.fillStyle = '#2b2622';
            for (let y = 200; y < height - 200; y += 42)
              for (let x = 180; x < width - 180;) {
                const word = 20 + ((x * 31 + y * 17 + seed * 101) % 90);
                context.fillRect(x, y, Math.min(word, width - 180 - x), 20);
                x += word + 14;
              }
            const image = context.getImageData(0, 0, width, height);
            let state = seed;
            for (let i = 0; i < image.data.length; i += 4) {
              state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
              const grain = (state >>> 24) / 6 - 21;
              for (let channel = 0; channel < 3; channel++) image.data[i + channel] += grain;
            }
            context.putImageData(image, 0, 0);
            const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.72 });
            let text = '';
            for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
            return btoa(text);
          },
          { ...page, seed },
        ),
        'base64',
      ),
    );
  await browser.close();
  return made;
}

const jpegs = await pictures();
const average = jpegs.reduce((sum, { length }) => sum + length, 0) / jpegs.length;
const pages = Math.max(1, Math.round((Number(megabytes) * 1e6) / average));
const output = createWriteStream(file);
const offsets = [];
let at = 0;
const write = async (bytes) => {
  at += bytes.length;
  if (!output.write(bytes)) await once(output, 'drain');
};
const object = async (number, dictionary, stream) => {
  offsets[number] = at;
  const start = stream ? `${dictionary.slice(0, -2)}/Length ${stream.length}>>\nstream\n` : `${dictionary}\n`;
  await write(Buffer.from(`${number} 0 obj\n${start}`, 'latin1'));
  if (stream) await write(stream);
  await write(Buffer.from(stream ? '\nendstream\nendobj\n' : 'endobj\n', 'latin1'));
};
const numberOf = (index) => 3 + 3 * index;

await write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
await object(1, '<</Type/Catalog/Pages 2 0 R>>');
await object(
  2,
  `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, i) => `${numberOf(i)} 0 R`).join(' ')}]>>`,
);
for (let i = 0; i < pages; i++) {
  const number = numberOf(i);
  await object(
    number,
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${number + 1} 0 R/Resources<</XObject<</I ${number + 2} 0 R>>>>>>`,
  );
  await object(number + 1, '<<>>', Buffer.from('q 595 0 0 842 0 0 cm /I Do Q'));
  await object(
    number + 2,
    `<</Type/XObject/Subtype/Image/Width ${page.width}/Height ${page.height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode>>`,
    // A comment in each, so that no two pictures are the same.
    Buffer.concat([jpegs[i % drawn].subarray(0, 2), commentOf(i), jpegs[i % drawn].subarray(2)]),
  );
}
const table = at;
await write(
  Buffer.from(
    `xref\n0 ${offsets.length}\n0000000000 65535 f \n` +
      offsets
        .slice(1)
        .map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
        .join('') +
      `trailer\n<</Size ${offsets.length}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`,
    'latin1',
  ),
);
output.end();
await once(output, 'finish');
console.log(`${pages} pages, ${(at / 1e6).toFixed(1)} MB`);

function commentOf(number) {
  const text = Buffer.from(`page ${number}`);
  return Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), text]);
}
