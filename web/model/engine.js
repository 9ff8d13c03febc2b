// The module that reads files and works out results. It arrives after the form, and should it
// stop, the page goes on without it: answers are never in its keeping.

import { carriedModule, singleFile } from './page.js';

/** @typedef {typeof import('./../pkg/comity_wasm.js')} Exports */

/** A file or request was refused; nothing was changed. */
export class Refused extends Error {
  /** @param {import('./../pkg/comity_wasm.js').Refusal} refusal */
  constructor(refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** The module is not there, or has stopped. */
export class EngineGone extends Error {}

/** Beside its glue; asked for by name, whatever the generator was told about the place. */
const GLUE = 'pkg/comity_wasm.js';
const MODULE = 'pkg/comity_wasm_bg.wasm';

export class Engine extends EventTarget {
  constructor() {
    super();
    /** @type {'loading' | 'ready' | 'missing' | 'stopped'} */
    this.state = 'loading';
    /** @type {Exports | null} */
    this.exports = null;
    this.arrived = this.load();
  }

  async load() {
    try {
      this.exports = await (singleFile() ? unpacked() : fetched());
      this.become('ready');
    } catch (fault) {
      this.become('missing', fault);
    }
  }

  /**
   * Calls the module once it is there.
   * @template T
   * @param {(exports: Exports) => T} work
   * @returns {Promise<T>}
   */
  async ask(work) {
    await this.arrived;
    if (this.state !== 'ready' || !this.exports) throw new EngineGone(this.state);
    try {
      return work(this.exports);
    } catch (fault) {
      if (isRefusal(fault)) throw new Refused(fault);
      // A trap leaves the module's memory in the middle of things: it is not asked again.
      this.become('stopped', fault);
      throw new EngineGone(this.state);
    }
  }

  /** @param {Engine['state']} state @param {unknown} [fault] */
  become(state, fault) {
    this.state = state;
    if (fault) console.warn(fault);
    this.dispatchEvent(new Event('change'));
  }
}

/** The module beside the page, refused by the browser if it is not the one of this build. */
async function fetched() {
  // By the page's address: what ships has the modules in one script that stands elsewhere.
  /** @type {Exports & { default: (how: { module_or_path: Promise<Response> }) => Promise<unknown> }} */
  const exports = await import(new URL(GLUE, location.href).href);
  const integrity = document.documentElement.dataset.module ?? '';
  await exports.default({ module_or_path: fetch(MODULE, { integrity }) });
  return exports;
}

/** The module inside the page, whose glue was run before this script. */
async function unpacked() {
  /** @type {Exports} */
  const exports = /** @type {any} */ (globalThis).comityModule;
  await exports.default({ module_or_path: await carriedModule() });
  return exports;
}

/** @param {any} fault @returns {fault is import('./../pkg/comity_wasm.js').Refusal} */
function isRefusal(fault) {
  return typeof fault?.message === 'string' && typeof fault.mend === 'string' && Boolean(fault.place);
}
