// What a coordinator has settled for everybody who is asked. Rust reads and checks invitations;
// here is how one is held, handed on in a link, and laid over a person's draft.

import { hasAnswers, tidyName } from './draft.js';

/**
 * @typedef {object} Settled
 * @property {'short' | 'full'} form
 * @property {string} partnership
 * @property {string} about
 * @property {string} message
 * @property {string[]} partners
 * @property {import('./draft.js').Disclosure} disclosure
 * @property {number} wave
 */

/**
 * @typedef {object} Invitation
 * @property {string} text as Rust wrote it
 * @property {{ id: string, version: string }} instrument
 * @property {Settled} settled
 */

/**
 * An invitation that Rust has written; null if the text is none.
 * @param {string | null} text
 * @returns {Invitation | null}
 */
export function invitationOfText(text) {
  try {
    const { instrument, partnership, partners, form, disclosure, wave, message } = JSON.parse(text ?? '');
    return {
      text: String(text),
      instrument: { id: instrument.id, version: instrument.version },
      settled: {
        form,
        partnership: partnership.name,
        about: partnership.about ?? '',
        message: message ?? '',
        partners: partners.map((/** @type {{ name: string }} */ { name }) => name),
        disclosure,
        wave,
      },
    };
  } catch {
    return null;
  }
}

/** Answers to one round of one partnership belong together, even if the invitation was mended since. @param {Invitation} invitation */
export function invitationKey({ settled: { partnership, wave } }) {
  return `${partnership}/${wave}`;
}

/**
 * The text of an invitation, for Rust to check.
 * @param {Settled} settled
 * @param {import('../form/questions.js').Questionnaire} questionnaire
 * @param {string | undefined} own the text of a questionnaire that is not built in
 */
export function textOfInvitation(settled, questionnaire, own) {
  return JSON.stringify({
    schema: 'comity.invitation/1',
    instrument: { id: questionnaire.id, version: questionnaire.version },
    partnership: { name: tidyName(settled.partnership), ...(settled.about && { about: settled.about }) },
    partners: settled.partners.map(tidyName).filter(Boolean).map((name) => ({ name })),
    form: settled.form,
    disclosure: settled.disclosure,
    wave: settled.wave,
    ...(settled.message.trim() && { message: settled.message.trim() }),
    ...(own && { questionnaire: own }),
  });
}

/**
 * The one of two promises about names that shows less, as Rust has it.
 * @param {import('./draft.js').Disclosure} one
 * @param {import('./draft.js').Disclosure} other
 */
function stricter(one, other) {
  if (one.mode === 'named') return other;
  if (other.mode === 'named') return one;
  return one.threshold >= other.threshold ? one : other;
}

/**
 * A draft with what is settled laid over it: a person's own answers and place stay, and so does
 * the promise under which they were given, if it shows less.
 * @param {import('./draft.js').Draft} draft
 * @param {Invitation | null} invitation
 * @returns {import('./draft.js').Draft}
 */
export function layOver(draft, invitation) {
  if (!invitation) return draft;
  const { form, partnership, about, partners, disclosure, wave } = invitation.settled;
  const own = draft.partner === null ? -1 : partners.indexOf(tidyName(draft.partners[draft.partner] ?? ''));
  const partner = own < 0 ? null : own;
  const promised = hasAnswers(draft) && draft.disclosure ? stricter(draft.disclosure, disclosure) : disclosure;
  return { ...draft, form, partnership, about, partners: [...partners], disclosure: promised, wave, partner };
}

/**
 * A file of answers with nobody in it yet: what files must go with.
 * @param {Invitation} invitation
 */
export function blankFile({ instrument, settled: { partnership, about, disclosure, partners } }) {
  return {
    schema: 'comity.responses/1',
    instrument,
    partnership: { name: partnership, ...(about && { about }) },
    disclosure,
    partners: partners.map((name) => ({ name })),
    respondents: [],
  };
}

/** Where the invitation's text begins in a link. */
const PATH = '#/invited/';

/**
 * A link that brings the invitation along. What stands after "#" is not sent to any server.
 * @param {string} page the page's own address
 * @param {Pick<Invitation, 'text'>} invitation
 */
export function linkOf(page, { text }) {
  // Without the line breaks that make a file readable.
  const bytes = new TextEncoder().encode(text.replace(/\n\s*/gu, ''));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `${page}${PATH}${letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '')}`;
}

/** The text in a link; null if there is none. @param {string} letters */
export function textOfLink(letters) {
  try {
    const bytes = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Whether a file's text is meant to be an invitation. @param {string} text */
export function looksLikeInvitation(text) {
  return /^\uFEFF?\s*\{\s*"schema"\s*:\s*"comity\.invitation\//u.test(text);
}
