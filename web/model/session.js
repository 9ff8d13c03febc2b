// What the page holds: one person's draft, the files opened beside it, and now and then the
// example in their place. Everything is kept by instrument and version, so that changing the
// questionnaire loses nothing.

import { draftOfText, emptyDraft } from './draft.js';

/**
 * Files of answers, merged into one text by Rust.
 * @typedef {object} Held
 * @property {string} responses
 * @property {import('../pkg/comity_wasm.js').Notice[]} notices
 */

/**
 * A questionnaire of the visitor's own.
 * @typedef {{ text: string, file: string }} OwnInstrument
 */

export class Session extends EventTarget {
  /**
   * @param {import('./store.js').Store} store
   * @param {import('../form/questions.js').Questionnaire} builtin
   */
  constructor(store, builtin) {
    super();
    this.store = store;
    this.builtin = builtin;
    this.questionnaire = builtin;
    /** @type {OwnInstrument | null} */
    this.own = null;
    /** @type {import('./draft.js').Draft} */
    this.draft = emptyDraft();
    /** @type {Held | null} */
    this.opened = null;
    /** @type {Held | null} */
    this.example = null;
    /** @type {Date | null} */
    this.savedAt = null;
    /** Whether what is held now survives the closing of the page. */
    this.kept = store.kept;
    this.load();
    store.watch((name) => {
      if (!name.endsWith(this.key)) return;
      this.load();
      this.tell('elsewhere');
    });
  }

  /** What the answers of one questionnaire are kept under. */
  get key() {
    return `${this.questionnaire.id}@${this.questionnaire.version}`;
  }

  /** The instrument's text for the module; none for the built-in one. */
  get instrumentText() {
    return this.own?.text;
  }

  load() {
    const stored = this.store.get(`draft/${this.key}`);
    this.draft = draftOfText(stored) ?? emptyDraft();
    this.opened = heldOfText(this.store.get(`opened/${this.key}`));
    this.savedAt = null;
    this.tell('load');
  }

  /**
   * Changes the draft and keeps it.
   * @param {(draft: import('./draft.js').Draft) => void} change
   */
  update(change) {
    change(this.draft);
    this.kept = this.store.set(`draft/${this.key}`, JSON.stringify(this.draft));
    this.savedAt = new Date();
    this.tell('draft');
  }

  /** @param {import('./draft.js').Draft} draft */
  replaceDraft(draft) {
    this.draft = draft;
    this.update(() => {});
    this.tell('load');
  }

  /** The files that results are of, beside the person's own answers. */
  get held() {
    return this.example ?? this.opened;
  }

  /**
   * Puts files beside the draft, or into the example while that is shown.
   * @param {Held | null} held
   */
  hold(held) {
    if (this.example) {
      this.example = held;
    } else {
      this.opened = held;
      if (held) this.kept = this.store.set(`opened/${this.key}`, JSON.stringify(held));
      else this.store.remove(`opened/${this.key}`);
    }
    this.tell('held');
  }

  /** Shows the example instead of what is held, which stays where it is. @param {Held | null} example */
  showExample(example) {
    this.example = example;
    this.tell('held');
  }

  /** Removes the answers to this questionnaire. */
  clear() {
    this.store.remove(`draft/${this.key}`);
    this.store.remove(`opened/${this.key}`);
    this.example = null;
    this.kept = this.store.kept;
    this.load();
  }

  /**
   * @param {import('../form/questions.js').Questionnaire} questionnaire
   * @param {OwnInstrument | null} own
   */
  useInstrument(questionnaire, own) {
    this.questionnaire = questionnaire;
    this.own = own;
    this.example = null;
    if (own) this.store.set('instrument', JSON.stringify(own));
    else this.store.remove('instrument');
    this.load();
  }

  /** The questionnaire of the visitor's own that was used last. @returns {OwnInstrument | null} */
  rememberedInstrument() {
    const value = parsed(this.store.get('instrument'));
    return typeof value?.text === 'string' ? { text: value.text, file: String(value.file ?? '') } : null;
  }

  /** @param {'load' | 'draft' | 'held' | 'elsewhere'} what */
  tell(what) {
    this.dispatchEvent(new Event(what));
  }
}

/** @param {string | null} text @returns {Held | null} */
function heldOfText(text) {
  const value = parsed(text);
  if (typeof value?.responses !== 'string') return null;
  return { responses: value.responses, notices: Array.isArray(value.notices) ? value.notices : [] };
}

/** @param {string | null} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
