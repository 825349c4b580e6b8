import { expect, test } from 'vitest';
import { countTrx, countVitest } from './count-tests.mjs';

test('an xunit result file is counted by outcome', () => {
  const xml = `<Results>
    <UnitTestResult testName="A.b(c: &quot;d&quot;)" outcome="Passed" duration="1" />
    <UnitTestResult outcome="Failed" testName="A.e"><Output><StdOut>outcome="Passed"</StdOut></Output></UnitTestResult>
    <UnitTestResult testName="A.f" outcome="NotExecuted" /></Results>`;

  expect(countTrx(xml)).toEqual({ passed: 1, failed: ['A.e'], skipped: ['A.f'] });
});

test('what went wrong stands under the name', () => {
  const xml = `<UnitTestResult testName="A.e" outcome="Failed"><Output><StdOut>noise</StdOut>
    <ErrorInfo><Message>1 &lt; 2\nshould not be</Message><StackTrace>at A.e()</StackTrace></ErrorInfo></Output></UnitTestResult>
    <UnitTestResult testName="A.f" outcome="Passed" />`;

  expect(countTrx(xml)).toEqual({
    passed: 1,
    failed: ['A.e\n    1 < 2\n    should not be\n    at A.e()'],
    skipped: [],
  });
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
