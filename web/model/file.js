// Between a draft and a file of answers (schema comity.responses/1). A file the page writes here
// is valid by itself: it can be saved when the module that reads files is not there.

import { disclosureOf, emptyDraft, entriesOf, isAnswer, ownPartner, tidyName } from './draft.js';

/**
 * @typedef {object} Respondent
 * @property {string} id
 * @property {string} [partner]
 * @property {string} [role]
 * @property {'inside' | 'outside'} [standpoint]
 * @property {number} [wave]
 * @property {'full' | 'short'} [form]
 * @property {Record<string, unknown>} answers
 * @property {Record<string, string>} [notes]
 */

/**
 * @typedef {object} ResponsesFile
 * @property {string} schema
 * @property {{ id: string, version: string }} instrument
 * @property {{ name?: string, about?: string }} partnership
 * @property {import('./draft.js').Disclosure} disclosure
 * @property {{ name: string, holds_money?: boolean }[]} partners
 * @property {Respondent[]} respondents
 */

/**
 * The file of one person's answers.
 * @param {import('./draft.js').Draft} draft
 * @param {import('../form/questions.js').Questionnaire} questionnaire
 * @returns {ResponsesFile}
 */
export function fileOfDraft(draft, questionnaire) {
  // Answers given to the full form before someone took the short one stay in the draft only.
  const asked = questionnaire.questions.filter((q) => draft.form !== 'short' || q.short).map((q) => q.id);
  /** @template T @param {Record<string, T>} all @returns {Record<string, T>} */
  const ofAsked = (all) => Object.fromEntries(asked.flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])));
  const [partner, role] = [ownPartner(draft), tidyName(draft.role)];
  const notes = ofAsked(draft.notes);
  // What nobody has shown this person was not left open by them.
  const unseen = Object.fromEntries(draft.notAsked.map((id) => [id, 'not_asked']));
  return {
    schema: 'comity.responses/1',
    instrument: { id: questionnaire.id, version: questionnaire.version },
    partnership: { name: tidyName(draft.partnership), ...(draft.about && { about: draft.about }) },
    disclosure: draft.disclosure ?? { mode: 'anonymous', threshold: 5 },
    partners: draft.partners.map(tidyName).filter(Boolean).map((name) => ({ name })),
    respondents: [
      {
        id: draft.id,
        ...(partner && { partner }),
        ...(role && { role }),
        standpoint: draft.standpoint ?? 'inside',
        wave: draft.wave,
        form: draft.form ?? 'full',
        answers: ofAsked({ ...unseen, ...draft.answers }),
        ...(Object.keys(notes).length && { notes }),
      },
    ],
  };
}

/** A file as text, laid out as Rust does it. @param {ResponsesFile} file */
export function textOfFile(file) {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * A text that Rust has written. Only such texts come here: files are read by Rust first.
 * @param {string} text
 * @returns {ResponsesFile}
 */
export function fileOfText(text) {
  return JSON.parse(text);
}

/**
 * The draft with which one person of a file goes on answering. Answers to more than the short
 * form make it a full one, the rest of which was not asked: nothing is lost and nothing made up.
 * @param {ResponsesFile} file
 * @param {Respondent} person
 * @param {import('../form/questions.js').Questionnaire} questionnaire
 * @returns {import('./draft.js').Draft}
 */
export function draftOfPerson(file, person, { questions }) {
  const partners = file.partners.map((partner) => partner.name);
  const partner = partners.indexOf(person.partner ?? '');
  const { answers, notes = {}, form = 'full' } = person;
  const beyond = questions.filter(({ id, short }) => !short && answers[id] !== undefined && answers[id] !== 'not_asked');
  const more = form === 'short' && beyond.length > 0;
  const unseen = questions.filter(({ id, short }) => answers[id] === 'not_asked' || (more && !short && answers[id] === undefined));
  return {
    ...emptyDraft(),
    ...partnershipOf(file),
    id: person.id,
    form: more ? 'full' : form,
    partner: partner < 0 ? null : partner,
    role: person.role ?? '',
    standpoint: person.standpoint ?? 'inside',
    wave: person.wave ?? 1,
    answers: /** @type {Record<string, import('./draft.js').Answer>} */ (entriesOf(answers, isAnswer)),
    notes: { ...notes },
    notAsked: unseen.map(({ id }) => id),
  };
}

/** What nobody should have to type again. @param {ResponsesFile} file */
export function partnershipOf(file) {
  const partners = file.partners.map((partner) => partner.name);
  return {
    partnership: file.partnership.name ?? '',
    about: file.partnership.about ?? '',
    partners: partners.length ? partners : ['', ''],
    disclosure: disclosureOf(file.disclosure),
  };
}

/**
 * The file without one person: the one whose answers are on this page already.
 * @param {string} text
 * @param {import('./draft.js').Draft} draft
 */
export function withoutOwn(text, draft) {
  const file = fileOfText(text);
  const own = (/** @type {Respondent} */ person) =>
    person.id === draft.id && (person.partner ?? '') === ownPartner(draft) && (person.wave ?? 1) === draft.wave;
  const others = file.respondents.filter((person) => !own(person));
  return others.length === file.respondents.length ? text : textOfFile({ ...file, respondents: others });
}
