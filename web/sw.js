// Keeps the page's files for a visit without a network. All files of one build are kept together,
// and asked for here before the network: a visit never mixes two builds. A newer build waits beside
// the present one until the page asks for it, or until no page is open.

/** The checker knows the names of a page, not those of a worker. */
const worker = /** @type {any} */ (self);

/**
 * The build, written in front of this file by `cargo xtask dist`: its name, and its files with
 * their hashes.
 * @type {{ build: string, files: Record<string, string> }}
 */
const { build, files } = worker.comity;

/** Several copies of the page may stand on one host, each in its folder. */
const FOLDER = new URL(worker.registration.scope).pathname;
const OURS = `comity${FOLDER}@`;
const CACHE = OURS + build;

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(keep()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(path, event.request));
});
worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data === 'take over') worker.skipWaiting();
  if (event.data === 'complete?') event.waitUntil(complete().then((all) => event.ports[0].postMessage(all)));
});

/** All of them with the hashes of this build, or none: else the worker is not installed. */
async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll(Object.entries(files).map(([path, integrity]) => new Request(path, { cache: 'reload', integrity })));
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The file of this build that is asked for, whatever stands after "?"; null for anything else. @param {Request} request */
function pathOf(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(FOLDER)) return null;
  const path = pathname.slice(FOLDER.length);
  const name = path === '' || path === 'index.html' ? './' : path;
  return name in files ? name : null;
}

/** @param {string} path @param {Request} request */
async function answer(path, request) {
  return (await caches.match(path, { cacheName: CACHE })) ?? fetch(request);
}

/** Whether every file is kept: a browser may have cleared some. */
async function complete() {
  const kept = await Promise.all(Object.keys(files).map((path) => caches.match(path, { cacheName: CACHE })));
  return kept.every(Boolean);
}
