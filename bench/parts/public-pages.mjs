// Times public pages one after the other, as many readers would ask for them, none from the page cache. Usage: node public-pages.mjs BASE LABEL [SECONDS]
// Prints one line: p50 and p95 of the home page, of resources and of searches.
const [base, label, seconds = '15'] = process.argv.slice(2);
const kinds = {
  home: ['/'],
  resource: [],
  search: ['rừng', 'bài đọc', 'toán lớp 6', 'ôn tập lịch sử', 'khám phá nước'].map(
    (q) => `/tim?q=${encodeURIComponent(q)}`,
  ),
};

const ask = async (path, fresh) => {
  const began = performance.now();
  const answer = await fetch(`${base}${path}${path.includes('?') ? '&' : '?'}fresh=${fresh}`, {
    headers: { 'X-Forwarded-Proto': 'https' },
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return { text, time: performance.now() - began };
};

kinds.resource = [
  ...new Set(
    [...(await ask('/tim', 'list')).text.matchAll(/href="(\/hoc-lieu\/[a-z0-9]{10})"/g)].map((match) => match[1]),
  ),
];
if (kinds.resource.length === 0) throw new Error('The portal has no resource to open.');

const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
const until = performance.now() + Number(seconds) * 1000;
for (let turn = 0; performance.now() < until; turn++) {
  for (const [kind, paths] of Object.entries(kinds)) {
    const { time } = await ask(paths[turn % paths.length], `${label.replace(/\W/g, '')}${turn}`);
    // The first of each kind pay for what is compiled.
    if (turn > 4) times[kind].push(time);
  }
}

const at = (list, part) => list.toSorted((a, b) => a - b)[Math.floor(list.length * part)].toFixed(1);
console.log(
  `| ${label} | ${Object.values(times)
    .map((list) => `${at(list, 0.5)} / ${at(list, 0.95)} ms (${list.length})`)
    .join(' | ')} |`,
);
