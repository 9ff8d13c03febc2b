// The answers of the person who sits here, while they are being given.

/**
 * @typedef {number | 'dont_know' | 'not_applicable'} Answer
 * @typedef {{ mode: 'named' } | { mode: 'anonymous', threshold: number }} Disclosure
 */

/**
 * @typedef {object} Draft
 * @property {string} id what tells this person from others, on whatever device they answered
 * @property {'short' | 'full' | null} form
 * @property {string} partnership
 * @property {string} about
 * @property {string[]} partners as typed; blank ones are left out of the file
 * @property {number | null} partner index of the person's own
 * @property {string} role
 * @property {'inside' | 'outside' | null} standpoint
 * @property {Disclosure | null} disclosure
 * @property {number} wave
 * @property {Record<string, Answer>} answers by indicator; none is a skipped question
 * @property {Record<string, string>} notes by indicator
 * @property {string[]} notAsked indicators that this person has not been shown yet
 * @property {string} at the section last seen
 */

export const THRESHOLD = 5;
const LOWEST_THRESHOLD = 3;
const HIGHEST_THRESHOLD = 1000;
export const LAST_WAVE = 9999;

/** @returns {Draft} */
export function emptyDraft() {
  return {
    id: newId(),
    form: null,
    partnership: '',
    about: '',
    partners: ['', ''],
    partner: null,
    role: '',
    standpoint: null,
    disclosure: null,
    wave: 1,
    answers: {},
    notes: {},
    notAsked: [],
    at: '',
  };
}

/** Random, so that two people of one partner who answer on two devices stay two people. */
function newId() {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const draws = crypto.getRandomValues(new Uint8Array(8));
  return `person-${[...draws].map((draw) => letters[draw % letters.length]).join('')}`;
}

/** A name as the reader of files would keep it. @param {string} name */
export function tidyName(name) {
  return name.replace(/\s+/gu, ' ').trim();
}

/**
 * @typedef {'form' | 'partnership' | 'partners' | 'partnersTwice' | 'standpoint' | 'partner' | 'disclosure' | 'threshold' | 'wave'} Fault
 */

/**
 * What is missing before the questions make sense, in the order of the page.
 * @param {Draft} draft
 * @returns {Fault[]}
 */
export function faultsOf(draft) {
  const shared = sharedFaults(draft);
  /** @type {Fault[]} */
  const own = [];
  if (!draft.standpoint) own.push('standpoint');
  if (draft.standpoint !== 'outside' && !ownPartner(draft)) own.push('partner');
  const after = shared.findIndex((fault) => ['disclosure', 'threshold', 'wave'].includes(fault));
  return shared.toSpliced(after < 0 ? shared.length : after, 0, ...own);
}

/**
 * What is missing of what everybody who answers has in common.
 * @param {Pick<Draft, 'form' | 'partnership' | 'partners' | 'disclosure' | 'wave'>} details
 * @returns {Fault[]}
 */
export function sharedFaults({ form, partnership, partners, disclosure, wave }) {
  const names = partners.map(tidyName).filter(Boolean);
  /** @type {Fault[]} */
  const faults = [];
  if (!form) faults.push('form');
  if (!tidyName(partnership)) faults.push('partnership');
  if (!names.length) faults.push('partners');
  else if (new Set(names).size < names.length) faults.push('partnersTwice');
  if (!disclosure) faults.push('disclosure');
  else if (disclosure.mode === 'anonymous' && !isThreshold(disclosure.threshold)) faults.push('threshold');
  if (!Number.isInteger(wave) || wave < 1 || wave > LAST_WAVE) faults.push('wave');
  return faults;
}

/** @param {number} threshold */
function isThreshold(threshold) {
  return Number.isInteger(threshold) && threshold >= LOWEST_THRESHOLD && threshold <= HIGHEST_THRESHOLD;
}

/** The name of the person's own partner, or ''. @param {Draft} draft */
export function ownPartner(draft) {
  return draft.partner === null ? '' : tidyName(draft.partners[draft.partner] ?? '');
}

/** Whether anything was answered or noted. @param {Draft} draft */
export function hasAnswers(draft) {
  return Object.keys(draft.answers).length + Object.keys(draft.notes).length > 0;
}

/** Whether anything at all was filled in. @param {Draft} draft */
export function isBegun(draft) {
  return (
    hasAnswers(draft) ||
    [draft.partnership, draft.role, ...draft.partners].some((text) => text.trim() !== '') ||
    Boolean(draft.form ?? draft.standpoint ?? draft.disclosure)
  );
}

/**
 * A draft as it was stored; null if it is none. What is not as it should be becomes empty.
 * @param {string | null} text
 * @returns {Draft | null}
 */
export function draftOfText(text) {
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (typeof value?.id !== 'string' || !value.id) return null;
  const draft = emptyDraft();
  const texts = /** @type {const} */ (['id', 'partnership', 'about', 'role', 'at']);
  for (const name of texts) if (typeof value[name] === 'string') draft[name] = value[name];
  if (value.form === 'short' || value.form === 'full') draft.form = value.form;
  if (value.standpoint === 'inside' || value.standpoint === 'outside') draft.standpoint = value.standpoint;
  if (Array.isArray(value.partners) && value.partners.length) draft.partners = value.partners.map(String);
  if (Number.isInteger(value.partner) && draft.partners[value.partner] !== undefined) draft.partner = value.partner;
  if (typeof value.wave === 'number') draft.wave = value.wave;
  draft.disclosure = disclosureOf(value.disclosure);
  draft.answers = entriesOf(value.answers, isAnswer);
  draft.notes = entriesOf(value.notes, (note) => typeof note === 'string');
  if (Array.isArray(value.notAsked)) draft.notAsked = value.notAsked.map(String);
  return draft;
}

/** @param {any} value @returns {Disclosure | null} */
export function disclosureOf(value) {
  if (value?.mode === 'named') return { mode: 'named' };
  if (value?.mode !== 'anonymous') return null;
  const threshold = Number.isInteger(value.threshold) ? value.threshold : THRESHOLD;
  return { mode: 'anonymous', threshold };
}

/** @param {unknown} value @returns {boolean} */
export function isAnswer(value) {
  return Number.isInteger(value) || value === 'dont_know' || value === 'not_applicable';
}

/** @param {any} value @param {(entry: unknown) => boolean} fits */
export function entriesOf(value, fits) {
  const entries = Object.entries(value && typeof value === 'object' ? value : {});
  return Object.fromEntries(entries.filter(([, entry]) => fits(entry)));
}
