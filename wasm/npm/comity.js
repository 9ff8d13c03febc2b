// What the package offers, over a module that is there.

import * as module from './module/comity_wasm.js';

/** Why something was refused, with its place and what to do about it. */
export class ComityError extends Error {
  /** @param {import('./index.d.ts').Refusal} refusal */
  constructor(refusal) {
    const { file, line, field } = refusal.place;
    const place = [line ? `${file || 'input'}:${line}` : file, field].filter(Boolean).join(': ');
    super(`${place ? `${place}: ` : ''}${refusal.message}. ${refusal.mend}.`);
    this.name = 'ComityError';
    this.kind = refusal.kind;
    this.place = refusal.place;
    this.problem = refusal.message;
    this.mend = refusal.mend;
  }
}

/**
 * The figure, or `undefined` where there is none: then the outcome says why.
 * @template T
 * @param {import('./index.d.ts').Outcome<T>} outcome
 * @returns {T | undefined}
 */
export function known(outcome) {
  const absent = typeof outcome === 'object' && outcome !== null && 'undefined' in outcome;
  return absent ? undefined : /** @type {T} */ (outcome);
}

/**
 * The module is loaded once; a load that failed can be tried again.
 * @template A, T
 * @param {(source?: A) => Promise<T>} start
 * @returns {(source?: A) => Promise<T>}
 */
export function once(start) {
  /** @type {Promise<T> | undefined} */
  let loading;
  return (source) => {
    loading ??= start(source).catch((fault) => {
      loading = undefined;
      throw fault;
    });
    return loading;
  };
}

/**
 * Refusals come out of the module as plain objects.
 * @template T
 * @param {() => T} work
 */
function attempt(work) {
  try {
    return work();
  } catch (fault) {
    const refused = typeof fault === 'object' && fault !== null && 'mend' in fault;
    throw refused ? new ComityError(/** @type {import('./index.d.ts').Refusal} */ (fault)) : fault;
  }
}

/** @param {import('./index.d.ts').Answers} answers */
function named(answers) {
  const files = Array.isArray(answers) ? answers : [answers];
  return files.map((file) => (typeof file === 'string' ? { name: '', text: file } : file));
}

/**
 * All files read and merged, or the first refusal.
 * @param {import('./index.d.ts').Answers} answers
 * @param {import('./index.d.ts').Options} options
 */
function merged(answers, { instrument }) {
  const opened = module.open_files(named(answers), undefined, instrument);
  const [refusal] = opened.refused;
  if (refusal) throw new ComityError(refusal);
  return opened;
}

/** @type {import('./index.d.ts').Comity} */
export const comity = {
  get version() {
    return module.version();
  },
  questionnaire: ({ instrument } = {}) => attempt(() => module.questionnaire(instrument)),
  describeInstrument: (text, name = '') => attempt(() => module.describe_instrument(text, name)),
  merge: (files, { current, instrument } = {}) =>
    attempt(() => module.open_files(named(files), current, instrument)),
  assess: (answers, options = {}) =>
    attempt(() => {
      const { responses, notices } = merged(answers, options);
      return JSON.parse(module.assess(responses, options.wave, options.instrument, notices).json);
    }),
  report: (answers, options = {}) =>
    attempt(() => {
      const { responses, notices } = merged(answers, options);
      return module.report(responses, options.wave, options.instrument, notices);
    }),
  table: (answers, options = {}) =>
    attempt(() => module.responses_csv(merged(answers, options).responses, options.instrument)),
};
