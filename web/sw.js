// Keeps the page's own files for a visit without a network. The network comes first, so a newer
// page is never hidden behind an older one.

const CACHE = 'comity/1';
/** The page is asked for with whatever stands after "?"; it is the same page. */
const LOOSE = { ignoreSearch: true };

/** The checker knows the names of a page, not those of a worker. */
const worker = /** @type {any} */ (self);

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(location.origin)) return;
  event.respondWith(answer(request));
});

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch (fault) {
    const kept = await cache.match(request, LOOSE);
    if (kept) return kept;
    throw fault;
  }
}
