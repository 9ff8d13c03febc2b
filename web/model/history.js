// What was there before each change, so that every change can be undone and done again. It lives
// as long as the page is open; on the device only the present state is kept.

/**
 * A change as the visitor knows it.
 * @typedef {object} Change
 * @property {string} key changes of one key in a row are one step: a sentence, not its letters
 * @property {string} what in words, to follow "Undo: "
 * @property {string} [at] the address where the change is seen
 * @property {string} [mark] the id of the element there that shows it
 */

/**
 * @template State
 * @typedef {{ state: State, change: Change }} Step
 */

const MOST_STEPS = 100;

/** @template State */
export class History {
  constructor() {
    /** @type {Step<State>[]} */
    this.past = [];
    /** @type {Step<State>[]} */
    this.future = [];
  }

  /**
   * Notes the state before a change.
   * @param {() => State} state
   * @param {Change} change
   */
  note(state, change) {
    const last = this.past.at(-1);
    if (this.future.length === 0 && last?.change.key === change.key) return;
    this.past.push({ state: state(), change });
    if (this.past.length > MOST_STEPS) this.past.shift();
    this.future = [];
  }

  /**
   * The step back, the present state being kept for the way forth.
   * @param {State} now
   */
  back(now) {
    return move(this.past, this.future, now);
  }

  /** @param {State} now */
  forth(now) {
    return move(this.future, this.past, now);
  }

  forget() {
    this.past = [];
    this.future = [];
  }
}

/**
 * @template State
 * @param {Step<State>[]} from
 * @param {Step<State>[]} to
 * @param {State} now
 * @returns {Step<State> | undefined}
 */
function move(from, to, now) {
  const taken = from.pop();
  if (taken) to.push({ state: now, change: taken.change });
  return taken;
}
