// The module that reads files and works out results. It arrives after the form, and should it
// stop, the page goes on without it: answers are never in its keeping.

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
      const exports = await import('./../pkg/comity_wasm.js');
      await exports.default({ module_or_path: MODULE });
      this.exports = exports;
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

/** @param {any} fault @returns {fault is import('./../pkg/comity_wasm.js').Refusal} */
function isRefusal(fault) {
  return typeof fault?.message === 'string' && typeof fault.mend === 'string' && Boolean(fault.place);
}
