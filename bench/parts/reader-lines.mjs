// Lines of different speed, and a first visit on one of them with nothing in the cache.
export const lines = [
  { name: 'full speed' },
  { name: '20 Mbit/s, 60 ms', bits: 20e6, latency: 60 },
  { name: '1.6 Mbit/s, 150 ms, CPU / 4', bits: 1.6e6, latency: 150, slowdown: 4 },
];

/** Milliseconds for which somebody who leafs through a book looks at a page; faster fingers are the business of reader-taps. */
export const glance = 600;

export const phone = { width: 360, height: 740 };

/** Opens a page in a context of its own and hands it over; the context is closed afterwards. */
export async function firstVisit(browser, line, options, use) {
  const { cookies = [], ...context } = options;
  const visit = await browser.newContext({ viewport: phone, reducedMotion: 'reduce', ...context });
  try {
    await visit.addCookies(cookies);
    const page = await visit.newPage();
    const devtools = await visit.newCDPSession(page);
    await devtools.send('Network.enable');
    if (line.bits)
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: line.latency,
        downloadThroughput: line.bits / 8,
        uploadThroughput: line.bits / 8,
      });
    if (line.slowdown) await devtools.send('Emulation.setCPUThrottlingRate', { rate: line.slowdown });
    return await use(page, devtools);
  } finally {
    await visit.close();
  }
}

export function median(values) {
  const sorted = values.filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
  return sorted.length ? sorted[Math.floor(sorted.length / 2)] : null;
}

export function percentile(values, share) {
  const sorted = values.filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] : null;
}
