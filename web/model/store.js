// What stays on this device between visits. Where the browser refuses to keep anything, the
// same calls work for as long as the page is open, and `kept` says so.

const PREFIX = 'comity/1/';

export class Store {
  constructor() {
    /** @type {Map<string, string>} */
    this.memory = new Map();
    /** @type {Storage | null} */
    this.storage = probe();
  }

  /** Whether what is set now is still there after the page is closed. */
  get kept() {
    return this.storage !== null;
  }

  /** @param {string} name @returns {string | null} */
  get(name) {
    const here = this.memory.get(name);
    if (here !== undefined) return here;
    return this.storage?.getItem(PREFIX + name) ?? null;
  }

  /**
   * @param {string} name
   * @param {string} value
   * @returns {boolean} whether it is kept
   */
  set(name, value) {
    try {
      if (this.storage) {
        this.storage.setItem(PREFIX + name, value);
        this.memory.delete(name);
        return true;
      }
    } catch {
      // Full, or refused since the page was opened.
    }
    this.memory.set(name, value);
    return false;
  }

  /** @param {string} name */
  remove(name) {
    this.memory.delete(name);
    this.storage?.removeItem(PREFIX + name);
  }

  /** Removes everything whose name begins so. @param {string} start */
  removeAll(start) {
    const kept = this.storage ? Object.keys(this.storage) : [];
    const names = kept.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
    for (const name of [...this.memory.keys(), ...names]) if (name.startsWith(start)) this.remove(name);
  }

  /**
   * Calls when another tab of this page has changed something.
   * @param {(name: string) => void} changed
   */
  watch(changed) {
    addEventListener('storage', (event) => {
      if (event.key?.startsWith(PREFIX)) changed(event.key.slice(PREFIX.length));
    });
  }
}

/** The browser's storage if it really keeps things: some refuse only on writing. */
function probe() {
  try {
    localStorage.setItem(`${PREFIX}probe`, '1');
    localStorage.removeItem(`${PREFIX}probe`);
    return localStorage;
  } catch {
    return null;
  }
}
