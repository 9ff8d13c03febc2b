// After the first visit the page opens without a network, and learns of newer builds of itself.

/**
 * @param {object} tell
 * @param {() => void} tell.works called once every file of the page is kept
 * @param {(load: () => void) => void} tell.newer called when a newer build is ready; `load` shows it
 */
export async function keepOffline({ works, newer }) {
  // Opened from disk, or in a browser without workers: then it is offline anyway, or cannot be.
  if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
  const { serviceWorker } = navigator;
  try {
    let asked = false;
    let controlled = Boolean(serviceWorker.controller);
    const registration = await serviceWorker.register('sw.js', { updateViaCache: 'none' });
    /** @param {ServiceWorker} worker */
    const offer = (worker) =>
      newer(() => {
        asked = true;
        worker.postMessage('take over');
      });
    serviceWorker.addEventListener('controllerchange', () => {
      if (asked) location.reload();
      // Another tab has loaded the newer build; whoever answers here goes on until they choose to.
      else if (controlled) newer(() => location.reload());
      controlled = true;
    });
    const follow = () => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => {
        // The first one of all replaces nothing.
        if (coming.state === 'installed' && registration.active) offer(coming);
      });
    };
    registration.addEventListener('updatefound', follow);
    // It may have been found while this page was loading, or at an earlier visit.
    follow();
    if (registration.waiting && registration.active) offer(registration.waiting);
    const { active } = await serviceWorker.ready;
    if (active && (await isComplete(active))) works();
  } catch (fault) {
    // Nothing is lost: the page works as long as it is open.
    console.warn(fault);
  }
}

/** @param {ServiceWorker} worker @returns {Promise<boolean>} */
function isComplete(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    worker.postMessage('complete?', [port2]);
  });
}
