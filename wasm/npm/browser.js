// For browsers, and for everything else that can fetch.

import init from './module/comity_wasm.js';
import { comity, once } from './comity.js';

export { ComityError, known } from './comity.js';

/** @type {typeof import('./index.d.ts').load} */
export const load = once(async (source) => {
  await init(source === undefined ? undefined : { module_or_path: source });
  return comity;
});
