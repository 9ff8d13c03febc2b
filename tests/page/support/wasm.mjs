// The Node build of the module, and the command beside it.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { repository } from './site.mjs';

/** @typedef {typeof import('../../../wasm/src/comity_wasm.js')} Exports */

/** @returns {Exports} */
export function loadWasm() {
  const folder = process.env.COMITY_WASM_NODE;
  if (!folder) throw new Error('COMITY_WASM_NODE is not set: run these tests with "cargo xtask test"');
  return createRequire(import.meta.url)(join(resolve(repository, folder), 'comity_wasm.js'));
}

/**
 * What the command prints, run in the root of the repository.
 * @param {...string} args
 */
export function command(...args) {
  const program = process.env.COMITY_BIN;
  if (!program) throw new Error('COMITY_BIN is not set: run these tests with "cargo xtask test"');
  return execFileSync(resolve(repository, program), args, { cwd: repository, encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'] });
}
