// Makes docs/bad-inputs.md from the table (tests/bad-inputs.tsv) and from what the tests say of themselves.
// With --check it only says what is missing: a row that has neither a test nor a reason, or a page that is out of date.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const page = 'docs/bad-inputs.md';
const folders = ['tests/unit', 'tests/e2e', 'src/Reader/tests'];
const marks = [
  /\[BadInput\((?<rows>[\d, ]+)\)\]\s+public (?:async )?(?:Task|void) (?<test>\w+)/g,
  /\/\/ @bad-input (?<rows>[\d, ]+)[\s\S]*?describe\('(?<test>[^']+)'/g,
];

async function testsByRow() {
  const found = new Map();
  for (const file of await sources()) {
    const text = await readFile(file, 'utf8');
    for (const { groups } of marks.flatMap((mark) => [...text.matchAll(mark)]))
      for (const row of groups.rows.split(',').map(Number))
        found.set(row, [...(found.get(row) ?? []), { file, test: groups.test.replaceAll('_', ' ') }]);
  }
  return found;
}

async function sources() {
  const all = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })));
  return all
    .flat()
    .filter((entry) => entry.isFile() && /\.(cs|ts)$/.test(entry.name))
    .map((entry) => path.posix.join(entry.parentPath, entry.name))
    .filter((file) => !/\/(obj|bin)\//.test(file))
    .sort();
}

async function table() {
  const lines = (await readFile('tests/bad-inputs.tsv', 'utf8'))
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => {
    const [number, input, outcome, reason] = line.split('\t');
    return { number: Number(number), input, outcome, reason };
  });
}

const cell = (text) => text.replaceAll('|', '\\|');
const line = ({ file, test }) => `[${test}](../${file})`;

const found = await testsByRow();
const rows = await table();
const faults = rows
  .filter(({ number, reason }) => !found.has(number) && !reason)
  .map(({ number, input }) => `Row ${number} (${input}) has no test and no reason.`);
const known = new Set(rows.map(({ number }) => number));
faults.push(
  ...[...found.keys()]
    .filter((row) => !known.has(row))
    .map((row) => `A test names row ${row}, which is not in the table.`),
);

const text = `# Bad inputs

What comes in and must harm nobody, and the tests that show it. Made by \`npm run bad-inputs\` from \`tests/bad-inputs.tsv\` and the marks
at the tests (\`[BadInput(…)]\`); \`npm run check\` says when a row has neither a test nor a reason.

R refused at once with a sentence that says why, nothing kept · Q quarantine, never served, the owner is told · S accepted and shown
safely · D kept, to download only.

| # | input | outcome | tests |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row.number} | ${cell(row.input)} | ${cell(row.outcome)} | ${[...(found.get(row.number) ?? []).map(line), ...(row.reason ? [cell(row.reason)] : [])].join('<br>')} |`).join('\n')}
`;

if (!process.argv.includes('--check')) await writeFile(page, text);
else if ((await readFile(page, 'utf8').catch(() => '')) !== text)
  faults.push(`${page} is not what the tests say: npm run bad-inputs makes it anew.`);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
}
