// Writes what the corpus's WebAssembly module publishes: `node published.mjs module.wasm`.

import { readFileSync } from 'node:fs';

const path = process.argv[2];
if (!path) throw new Error('name a module: node published.mjs module.wasm');
const { instance } = await WebAssembly.instantiate(readFileSync(path), {});
const { memory, published } = /** @type {{ memory: WebAssembly.Memory, published: () => bigint }} */ (
  /** @type {unknown} */ (instance.exports)
);
const place = BigInt.asUintN(64, published());
const [address, length] = [Number(place >> 32n), Number(place & 0xffffffffn)];
process.stdout.write(new Uint8Array(memory.buffer, address, length));
