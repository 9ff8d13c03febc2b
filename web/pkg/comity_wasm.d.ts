// Stands in for the module that `cargo xtask dist` builds here; its types are with its source.
export * from '../../wasm/src/comity_wasm.js';
export default function init(from: { module_or_path: Promise<Response> | ArrayBuffer }): Promise<unknown>;
