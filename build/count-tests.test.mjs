import { expect, test } from 'vitest';
import { countTrx, countVitest } from './count-tests.mjs';

test('an xunit result file is counted by outcome', () => {
  const xml = `<Results>
    <UnitTestResult testName="A.b(c: &quot;d&quot;)" outcome="Passed" duration="1" />
    <UnitTestResult outcome="Failed" testName="A.e"><Output><StdOut>outcome="Passed"</StdOut></Output></UnitTestResult>
    <UnitTestResult testName="A.f" outcome="NotExecuted" /></Results>`;

  expect(countTrx(xml)).toEqual({ passed: 1, failed: ['A.e'], skipped: ['A.f'] });
});

test('a vitest file that does not load is a failure', () => {
  const report = {
    testResults: [
      { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
      { name: 'good.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'good' }] },
    ],
  };

  expect(countVitest(report)).toEqual({ passed: 1, failed: ['broken.test.ts'], skipped: [] });
});
