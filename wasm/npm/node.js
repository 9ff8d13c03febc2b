// For Node: the module is read from this package's own folder.

import { readFile } from 'node:fs/promises';
import { initSync } from './module/comity_wasm.js';
import { comity, once } from './comity.js';

export { ComityError, known } from './comity.js';

/** @type {typeof import('./index.d.ts').load} */
export const load = once(async (source) => {
  const from = source ?? new URL('./module/comity_wasm_bg.wasm', import.meta.url);
  initSync({ module: await bytes(await from) });
  return comity;
});

/** @param {unknown} source @returns {Promise<BufferSource | WebAssembly.Module>} */
async function bytes(source) {
  if (source instanceof Response) return source.arrayBuffer();
  const address = source instanceof URL ? source : typeof source === 'string' && URL.canParse(source) ? new URL(source) : null;
  if (address && address.protocol !== 'file:') return (await fetch(address)).arrayBuffer();
  if (address || typeof source === 'string') return readFile(address ?? /** @type {string} */ (source));
  return /** @type {BufferSource | WebAssembly.Module} */ (source);
}
