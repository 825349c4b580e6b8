// Totals by group and by level.
export function print(results) {
  const table = (title, keyOf) => {
    console.log(`\n| ${title} | passed | judged | not judged | needs scripts |\n|---|---|---|---|---|`);
    for (const key of [...new Set(results.map(keyOf))]) {
      const of = results.filter((one) => keyOf(one) === key);
      const count = (outcome) => of.filter((one) => one.outcome === outcome).length;
      console.log(
        `| ${key} | ${count('passed')} | ${count('passed') + count('failed')} | ${count('not judged')} | ${count('scripts')} |`,
      );
    }
  };
  table('group', ({ id }) => id.split('-')[0]);
  table('level', ({ level }) => level || 'must');
  const [passed, failed] = ['passed', 'failed'].map(
    (outcome) => results.filter((one) => one.outcome === outcome).length,
  );
  const share = ((100 * passed) / Math.max(1, passed + failed)).toFixed(1);
  console.log(`\n${passed} passed, ${failed} failed (${share} % of ${passed + failed} judged)`);
}
