// Keeps the offline desk on this computer: the page as it came last, and what it is made of. It looks after nothing else.

/** As much of a service worker as this one needs; the library of the DOM and that of workers cannot be had together. */
interface Lasting extends Event {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
  readonly request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(kind: string, act: (event: Lasting) => void): void;
}

const worker = self as unknown as Worker;
const kept = 'offline-desk';
const patience = 4000;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

// The page says what it is made of: only the browser knows which parts and typefaces it asked for.
worker.addEventListener('message', (event) =>
  event.waitUntil(keep((event.data as { keep: string[] }).keep).then(() => event.ports[0]?.postMessage('kept'))),
);

worker.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== worker.location.origin) return;
  if (event.request.mode === 'navigate') {
    if (address.href.split(/[?#]/)[0] === worker.registration.scope) event.respondWith(page(event.request));
  } else if (address.pathname.startsWith('/_content/')) {
    event.respondWith(part(event.request));
  }
});

async function keep(addresses: string[]): Promise<void> {
  const cache = await caches.open(kept);
  const wanted = new Set([worker.registration.scope, ...addresses]);
  await Promise.all(
    Array.from(wanted, async (address) =>
      (await cache.match(address)) ? undefined : put(cache, address, await fetch(address)),
    ),
  );
  // What an older version of the portal was made of.
  for (const old of await cache.keys()) if (!wanted.has(old.url)) await cache.delete(old);
}

/** A page that asks to sign in is not the one that was asked for. */
async function put(cache: Cache, address: string, answer: Response): Promise<void> {
  if (answer.ok && !answer.redirected) await cache.put(address, answer);
}

/** From the portal if it answers soon, and else as it was last. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(kept);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    await put(cache, worker.registration.scope, answer.clone());
    return answer;
  } catch {
    return (await cache.match(worker.registration.scope)) ?? Response.error();
  }
}

async function part(request: Request): Promise<Response> {
  return (await (await caches.open(kept)).match(request.url.split('#')[0] ?? request.url)) ?? fetch(request);
}
