// Reads all result files of a test run, names what failed, and ends with the line "N passed, N failed".
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Lines of a fault that are told again at the end, where they are found without leafing through the whole run. */
const told = 12;

/** Counts one xunit result file (TRX). A test that CI refused to skip has the outcome "Failed" there. */
export function countTrx(xml) {
  const results = [...xml.matchAll(/<UnitTestResult\b[^>]*?(?:\/>|>[\s\S]*?<\/UnitTestResult>)/g)].map(([whole]) => ({
    name: attribute(whole, 'testName'),
    outcome: attribute(whole, 'outcome'),
    why: plain(/<ErrorInfo>([\s\S]*?)<\/ErrorInfo>/.exec(whole)?.[1] ?? '')
      .split('\n')
      .filter((line) => line.trim())
      .slice(0, told),
  }));
  return {
    passed: results.filter(({ outcome }) => outcome === 'Passed').length,
    failed: results.filter(({ outcome }) => outcome === 'Failed').map(({ name, why }) => [name, ...why].join('\n    ')),
    skipped: results.filter(({ outcome }) => outcome === 'NotExecuted').map(({ name }) => name),
  };
}

/** Counts vitest's JSON report; a file that could not be loaded counts as one failure. */
export function countVitest(report) {
  const tests = report.testResults.flatMap((file) =>
    file.assertionResults.length === 0 && file.status === 'failed'
      ? [{ status: 'failed', fullName: file.name }]
      : file.assertionResults,
  );
  const named = (status) => tests.filter((test) => status.includes(test.status)).map(({ fullName }) => fullName);
  return {
    passed: named(['passed']).length,
    failed: named(['failed']),
    skipped: named(['skipped', 'pending', 'todo']),
  };
}

const attribute = (tag, name) => unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** The text between tags. */
const plain = (xml) => unescaped(xml.replaceAll(/<[^>]*>/g, '\n'));

const unescaped = (text) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

async function main(folder) {
  const total = { passed: 0, failed: [], skipped: [] };
  for (const file of (await readdir(folder)).sort()) {
    const text = await readFile(path.join(folder, file), 'utf8');
    let counted = { passed: 0, failed: [], skipped: [] };
    if (file.endsWith('.trx')) counted = countTrx(text);
    else if (file === 'vitest.json') counted = countVitest(JSON.parse(text));
    else if (file === 'broken.txt') counted.failed = text.trim().split('\n');
    total.passed += counted.passed;
    total.failed.push(...counted.failed);
    total.skipped.push(...counted.skipped);
  }
  for (const name of total.skipped) console.log(`– skipped: ${name}`);
  for (const name of total.failed) console.log(`✗ ${name}`);
  console.log(`${total.passed} passed, ${total.failed.length} failed`);
  process.exitCode = total.failed.length === 0 && total.passed > 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2]);
