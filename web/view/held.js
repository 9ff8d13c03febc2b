// The people whose answers are held here: one's own first, then those of opened files.

import { button, el } from './dom.js';
import { countsOwn } from '../model/combine.js';
import { ownPartner, tidyName } from '../model/draft.js';
import { fileOfText, withoutOwn } from '../model/file.js';
import { answeredOf, stepsOf } from '../form/questions.js';
import { figure, words } from '../messages/en.js';

/** A table longer than this helps nobody. */
const MOST_ROWS = 200;

/**
 * @typedef {{ partner: string, role: string, wave: number, answered: string, own: boolean }} Row
 */

/** @param {import('../model/session.js').Session} session @returns {Row[]} */
function rowsOf(session) {
  const { draft, questionnaire, held } = session;
  const sizes = { short: sizeOf(questionnaire, 'short'), full: sizeOf(questionnaire, 'full') };
  /** @type {Row[]} */
  const rows = [];
  if (countsOwn(session)) {
    const asked = stepsOf(questionnaire, draft.form).flatMap((step) => step.questions);
    const answered = words.answeredOf(answeredOf(asked, draft), asked.length);
    rows.push({ partner: ownPartner(draft) || words.outside, role: draft.role.trim(), wave: draft.wave, answered, own: true });
  }
  const file = held && fileOfText(countsOwn(session) ? withoutOwn(held.responses, draft) : held.responses);
  for (const person of file?.respondents ?? []) {
    // Words such as "skipped" stand where someone answered a question that their form lacks.
    const answered = Object.values(person.answers).filter((answer) => answer !== 'skipped' && answer !== 'not_asked');
    rows.push({
      partner: person.partner ?? words.outside,
      role: person.role ?? '',
      wave: person.wave ?? 1,
      answered: words.answeredOf(answered.length, sizes[person.form ?? 'full']),
      own: false,
    });
  }
  return rows;
}

/** The partners there are, whether anybody of them has answered or not. @param {import('../model/session.js').Session} session */
function namesOf(session) {
  const { draft, held, invitation, example } = session;
  const own = countsOwn(session) ? draft.partners.map(tidyName).filter(Boolean) : [];
  const opened = held ? fileOfText(held.responses).partners.map(({ name }) => name) : [];
  return [...new Set([...(example ? [] : invitation?.settled.partners ?? []), ...own, ...opened])];
}

/** @param {import('../form/questions.js').Questionnaire} questionnaire @param {'short' | 'full'} form */
function sizeOf(questionnaire, form) {
  return stepsOf(questionnaire, form).reduce((sum, step) => sum + step.questions.length, 0);
}

/**
 * The table, or a sentence where there is nobody.
 * @param {import('../model/session.js').Session} session
 * @param {() => void} goOn called when the one person of the files wants to go on answering
 * @returns {Node[]}
 */
export function heldTable(session, goOn) {
  const rows = rowsOf(session);
  if (rows.length === 0) return [el('p', {}, words.nobodyHeld)];
  const { partner, role, wave, answered, who } = words.columns;
  const columns = [partner, role, wave, answered, who];
  const body = rows.slice(0, MOST_ROWS).map((row) => {
    const cells = [row.partner, row.role || words.noRole, figure(row.wave), row.answered, row.own ? words.you : words.fromFile];
    const [first, ...rest] = cells.map((cell, index) => {
      const attributes = { 'data-column': columns[index] };
      return index === 0
        ? el('th', { scope: 'row', ...attributes }, el('bdi', {}, cell))
        : el('td', attributes, index === 4 && row.own ? el('span', { class: 'tag-own' }, cell) : el('bdi', {}, cell));
    });
    return el('tr', { class: row.own ? 'own' : undefined }, first, ...rest);
  });
  const head = el('tr', {}, ...columns.map((column) => el('th', { scope: 'col' }, column)));
  const table = el('table', { class: 'held' }, el('caption', {}, words.people(rows.length)), el('thead', {}, head), el('tbody', {}, ...body));
  const partners = namesOf(session);
  const silent = partners.filter((name) => !rows.some((row) => row.partner === name));
  const whose = partners.length > 1 ? [el('p', { class: 'hint' }, words.partnersAnswered(partners.length, silent))] : [];
  const more = rows.length > MOST_ROWS ? [el('p', { class: 'hint' }, words.morePeople(rows.length - MOST_ROWS))] : [];
  // A file with one person in it is, as a rule, that person's own.
  // Those of another round than the one asked for stay what they are.
  const asked = session.invitation?.settled.wave;
  const [only] = rows;
  const alone = only !== undefined && rows.length === 1 && !only.own && !session.example && (asked ?? only.wave) === only.wave;
  return [...whose, table, ...more, ...(alone ? [el('p', {}, button(words.continueThese, goOn))] : [])];
}
