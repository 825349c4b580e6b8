// Weight of pages on a first visit, as Chromium receives them. Usage: node weights.mjs BASE name=/path …
// Prints one JSON line a page: kilobytes (1,000 bytes, compressed) of HTML, CSS, script, fonts and images, and the layout shift.
import { launch } from '../../src/Reader/harness/browser.mjs';

const [base, ...pages] = process.argv.slice(2);
const browser = await launch();

const kinds = { Document: 'html', Stylesheet: 'css', Script: 'script', Font: 'fonts', Image: 'images' };

async function weigh(name, path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  const kindOf = new Map();
  const bytes = { html: 0, css: 0, script: 0, fonts: 0, images: 0, other: 0 };
  devtools.on('Network.responseReceived', (e) =>
    kindOf.set(e.requestId, e.response.mimeType === 'image/svg+xml' ? 'images' : (kinds[e.type] ?? 'other')),
  );
  devtools.on('Network.loadingFinished', (e) => (bytes[kindOf.get(e.requestId) ?? 'other'] += e.encodedDataLength));
  await page.goto(base + path, { waitUntil: 'networkidle' });
  const shift = await page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) =>
          list.getEntries().forEach((e) => (sum += e.hadRecentInput ? 0 : e.value)),
        ).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
  await context.close();
  const kilo = Object.fromEntries(Object.entries(bytes).map(([kind, size]) => [kind, Math.round(size / 100) / 10]));
  return {
    page: name,
    page_kb: Math.round((kilo.html + kilo.css + kilo.script + kilo.other) * 10) / 10,
    ...kilo,
    layout_shift: Math.round(shift * 1000) / 1000,
  };
}

for (const page of pages) {
  const [name, path] = page.split(/=(.*)/s);
  console.log(JSON.stringify(await weigh(name, path)));
}
await browser.close();
