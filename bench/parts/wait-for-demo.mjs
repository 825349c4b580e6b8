// Waits until the demo recipe has made its last collection. Usage: node wait-for-demo.mjs BASE
const [base] = process.argv.slice(2);
const until = Date.now() + 300_000;

for (;;) {
  const html = await (await fetch(`${base}/bo-suu-tap`, { headers: { Accept: 'text/html' } })).text();
  if (/\/bo-suu-tap\/[0-9a-z]{10}/.test(html)) break;
  if (Date.now() > until) throw new Error('The demo content is not there after five minutes; see portal.log.');
  await new Promise((next) => setTimeout(next, 500));
}
