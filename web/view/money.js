// Which partner holds the money, asked of whoever puts the answers together: where that partner
// stands apart, the results say so.

import { el } from './dom.js';
import { fileOfText, textOfFile } from '../model/file.js';
import { words } from '../messages/en.js';

/**
 * The question, where there are answers of several partners to ask it of.
 * @param {import('../model/session.js').Session} session
 * @returns {Node[]}
 */
export function moneyQuestion(session) {
  if (!session.opened || session.example) return [];
  const { partners } = fileOfText(session.opened.responses);
  if (partners.length < 2) return [];
  const { label, hint, nobody } = words.money;
  const holder = partners.find((partner) => partner.holds_money)?.name ?? '';
  const choice = (/** @type {string} */ value, /** @type {string} */ text) =>
    el('option', { value, selected: value === holder ? '' : undefined }, text);
  const select = /** @type {HTMLSelectElement} */ (
    el('select', { id: 'money-holder', 'aria-describedby': 'money-hint' }, choice('', nobody), ...partners.map(({ name }) => choice(name, name)))
  );
  select.addEventListener('change', () => hold(session, select.value));
  return [
    el('div', { class: 'field' },
      el('label', { for: 'money-holder' }, label),
      el('p', { class: 'hint', id: 'money-hint' }, hint),
      select,
    ),
  ];
}

/** @param {import('../model/session.js').Session} session @param {string} holder */
function hold(session, holder) {
  if (!session.opened) return;
  const file = fileOfText(session.opened.responses);
  file.partners = file.partners.map(({ name }) => ({ name, ...(name === holder && { holds_money: true }) }));
  session.hold(
    { responses: textOfFile(file), notices: session.opened.notices },
    { key: 'money', what: words.changes.money, at: '#/files' },
  );
}
