// After the first visit the page opens without a network. What to keep is what this visit has
// loaded: there is no list that could miss a file.

/** Loaded on demand only, so this visit may not have seen it. */
const ALSO = ['./', 'examples/headship-consortium.json', 'manifest.webmanifest', 'icon.svg'];

/**
 * Called when everything the page needs has been loaded.
 * @param {() => void} works called when the page is known to open offline
 */
export async function keepOffline(works) {
  // Opened from disk, or in a browser without workers: then it is offline anyway, or cannot be.
  if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
  try {
    await navigator.serviceWorker.register('sw.js');
    await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
    const own = loaded.filter((address) => address.startsWith(location.origin) && !address.endsWith('/sw.js'));
    const cache = await caches.open('comity/1');
    await cache.addAll(new Set([...ALSO.map((name) => new URL(name, location.href).href), ...own]));
    works();
  } catch {
    // Nothing is lost: the page works as long as it is open.
  }
}
