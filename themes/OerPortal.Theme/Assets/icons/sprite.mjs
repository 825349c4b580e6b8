// Makes the sprite of the icons named in icons.txt from lucide-static (ISC).
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const here = import.meta.dirname;
const icons = path.join(path.dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons');
const out = path.join(here, '..', '..', 'wwwroot', 'built');

const names = (await readFile(path.join(here, '..', 'icons.txt'), 'utf8'))
  .split(/\s+/)
  .filter((word) => /^[a-z0-9-]+$/.test(word));
const symbols = [];
for (const name of [...new Set(names)].sort()) {
  const svg = await readFile(path.join(icons, `${name}.svg`), 'utf8').catch(() => {
    throw new Error(`icons.txt names "${name}", which lucide-static does not have`);
  });
  const shapes = svg.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '').replace(/\s+/g, ' ');
  symbols.push(
    `<symbol id="${name}" viewBox="0 0 24 24">${shapes.trim().replaceAll(' />', '/>').replaceAll('> <', '><')}</symbol>`,
  );
}
await mkdir(out, { recursive: true });
await writeFile(path.join(out, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
console.log(`icons: ${symbols.length} in the sprite`);
