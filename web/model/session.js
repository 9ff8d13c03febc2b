// What the page holds: one person's draft, the files opened beside it, and now and then the
// example in their place. Everything is kept by questionnaire, and where somebody was invited by
// partnership and round, so that changing these loses nothing.

import { draftOfText, emptyDraft } from './draft.js';
import { History } from './history.js';
import { invitationKey, invitationOfText, layOver } from './invitation.js';

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

/**
 * What a change can be undone to.
 * @typedef {{ draft: string, opened: Held | null }} State
 */

/** @typedef {import('./history.js').Change} Change */

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
    /** @type {import('./invitation.js').Invitation | null} */
    this.invitation = null;
    /** @type {import('./draft.js').Draft} */
    this.draft = emptyDraft();
    /** @type {Held | null} */
    this.opened = null;
    /** @type {Held | null} */
    this.example = null;
    /** @type {Date | null} */
    this.savedAt = null;
    /** @type {History<State>} */
    this.history = new History();
    /** Whether what is held now survives the closing of the page. */
    this.kept = { draft: store.kept, opened: store.kept };
    /** The texts in the store as they were last seen: another tab may have written since. */
    this.seen = { draft: /** @type {string | null} */ (null), opened: /** @type {string | null} */ (null) };
    this.load();
    store.watch((name) => name.endsWith(this.key) && this.refresh() && this.tell('elsewhere'));
  }

  /** What the answers of one questionnaire and invitation are kept under. */
  get key() {
    const invited = this.invitation ? `/${invitationKey(this.invitation)}` : '';
    return `${this.questionnaire.id}@${this.questionnaire.version}${invited}`;
  }

  /** The instrument's text for the module; none for the built-in one. */
  get instrumentText() {
    return this.own?.text;
  }

  load() {
    this.seen = { draft: this.store.get(`draft/${this.key}`), opened: this.store.get(`opened/${this.key}`) };
    this.draft = layOver(draftOfText(this.seen.draft) ?? emptyDraft(), this.invitation);
    this.opened = heldOfText(this.seen.opened);
    this.savedAt = null;
    this.history.forget();
    this.tell('load');
  }

  /** Takes in what another tab has written since; whether it had. */
  refresh() {
    const { draft, opened } = this.seen;
    if (this.store.get(`draft/${this.key}`) === draft && this.store.get(`opened/${this.key}`) === opened) return false;
    this.load();
    return true;
  }

  /**
   * Changes the draft and keeps it; not the draft of somebody else who has begun in another tab.
   * @param {(draft: import('./draft.js').Draft) => void} change
   * @param {Change | null} [as] what can be undone; null for what is no change of answers
   */
  update(change, as = null) {
    const person = this.draft.id;
    const moved = this.refresh();
    if (moved && this.draft.id !== person) {
      this.tell('crossed');
      return;
    }
    if (as) this.history.note(() => this.state(), as);
    change(this.draft);
    this.keepDraft();
    this.tell('draft');
    if (moved) this.tell('elsewhere');
  }

  keepDraft() {
    const text = JSON.stringify(this.draft);
    this.kept.draft = this.store.set(`draft/${this.key}`, text);
    this.seen.draft = text;
    this.savedAt = new Date();
  }

  keepOpened() {
    const text = this.opened && JSON.stringify(this.opened);
    if (text === null) this.store.remove(`opened/${this.key}`);
    this.kept.opened = text === null ? this.store.kept : this.store.set(`opened/${this.key}`, text);
    this.seen.opened = text;
  }

  /** The files that results are of, beside the person's own answers. */
  get held() {
    return this.example ?? this.opened;
  }

  /**
   * Puts files beside the draft, or into the example while that is shown.
   * @param {Held | null} held
   * @param {Change} as
   */
  hold(held, as) {
    if (this.example) this.example = held;
    else this.become({ draft: JSON.stringify(this.draft), opened: held }, as);
    this.tell('held');
  }

  /** Shows the example instead of what is held, which stays where it is. @param {Held | null} example */
  showExample(example) {
    this.example = example;
    this.tell('held');
  }

  /**
   * Another draft and other files in place of what is here.
   * @param {{ draft: import('./draft.js').Draft, opened: Held | null }} next
   * @param {Change} as
   */
  replace({ draft, opened }, as) {
    this.example = null;
    this.become({ draft: JSON.stringify(draft), opened }, as);
    this.tell('load');
  }

  /** Removes the answers to this questionnaire. @param {Change} as */
  clear(as) {
    this.history.note(() => this.state(), as);
    this.example = null;
    this.draft = layOver(emptyDraft(), this.invitation);
    this.opened = null;
    for (const name of ['draft', 'opened']) this.store.remove(`${name}/${this.key}`);
    this.seen = { draft: null, opened: null };
    this.kept = { draft: this.store.kept, opened: this.store.kept };
    this.savedAt = null;
    this.tell('load');
  }

  /** @returns {State} */
  state() {
    return { draft: JSON.stringify(this.draft), opened: this.opened };
  }

  /** @param {State} state @param {Change | null} as */
  become({ draft, opened }, as) {
    if (as) this.history.note(() => this.state(), as);
    this.draft = draftOfText(draft) ?? this.draft;
    this.opened = opened;
    this.keepDraft();
    this.keepOpened();
  }

  /**
   * Goes a step back, or forth again; gives the change that was undone or done again.
   * @param {'back' | 'forth'} way
   * @returns {Change | undefined}
   */
  travel(way) {
    // After a change in another tab there is no way back that would not undo that one as well.
    if (this.refresh()) this.tell('elsewhere');
    const step = this.history[way](this.state());
    if (!step) return undefined;
    // What changes is the visitor's own, which the example would hide.
    this.example = null;
    this.become(step.state, null);
    this.tell('load');
    return step.change;
  }

  /**
   * @param {import('../form/questions.js').Questionnaire} questionnaire
   * @param {OwnInstrument | null} own
   * @param {import('./invitation.js').Invitation | null} [invitation] one that asks with it
   */
  useInstrument(questionnaire, own, invitation = null) {
    this.questionnaire = questionnaire;
    this.own = own;
    this.invitation = invitation;
    this.example = null;
    this.remember('instrument', own && JSON.stringify(own));
    this.remember('invitation', invitation?.text ?? null);
    this.load();
  }

  /** @param {string} name @param {string | null} text */
  remember(name, text) {
    if (text === null) this.store.remove(name);
    else this.store.set(name, text);
  }

  /** The questionnaire of the visitor's own that was used last. @returns {OwnInstrument | null} */
  rememberedInstrument() {
    const value = parsed(this.store.get('instrument'));
    return typeof value?.text === 'string' ? { text: value.text, file: String(value.file ?? '') } : null;
  }

  /** The invitation that was accepted last. */
  rememberedInvitation() {
    return invitationOfText(this.store.get('invitation'));
  }

  /** @param {'load' | 'draft' | 'held' | 'elsewhere' | 'crossed'} what */
  tell(what) {
    this.dispatchEvent(new Event(what));
  }
}

/** @param {string | null} text @returns {Held | null} */
function heldOfText(text) {
  const value = parsed(text);
  if (typeof value?.responses !== 'string') return null;
  const notices = Array.isArray(value.notices) ? value.notices.filter(isNotice) : [];
  return { responses: value.responses, notices };
}

/** Another version of this page may have written it. @param {any} value */
function isNotice(value) {
  const { kind, place, message } = value ?? {};
  const whole = place?.line === undefined || Number.isSafeInteger(place.line);
  return typeof kind === 'string' && typeof message === 'string' && typeof place?.file === 'string' && whole;
}

/** @param {string | null} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
