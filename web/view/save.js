// Files to take away.

import { fileOfText } from '../model/file.js';
import { words } from '../messages/en.js';

/**
 * Hands a file to the browser's downloads.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has its own hold on the blob by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A name for a file, from the partnership's. @param {string} partnership @param {string} kind */
function nameOf(partnership, kind) {
  const plain = partnership.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '');
  return `${plain.slice(0, 60) || words.unnamedFile}-${kind}`;
}

/** @param {string} responses @param {'own' | 'all'} whose */
export function saveAnswers(responses, whose) {
  const name = fileOfText(responses).partnership.name ?? '';
  download(`${nameOf(name, words.fileNames[whose])}.json`, 'application/json', responses);
}

/** @param {import('../model/invitation.js').Invitation} invitation */
export function saveInvitation({ text, settled }) {
  download(`${nameOf(settled.partnership, words.fileNames.invitation)}.json`, 'application/json', text);
}

/** @param {import('../model/invitation.js').Invitation} invitation @param {string} page the page with the invitation in it */
export function savePage({ settled }, page) {
  download(`${nameOf(settled.partnership, words.fileNames.page)}.html`, 'text/html', page);
}

/** @param {string} responses the answers the table was made of @param {string} table */
export function saveTable(responses, table) {
  const name = fileOfText(responses).partnership.name ?? '';
  download(`${nameOf(name, words.fileNames.table)}.csv`, 'text/csv', table);
}

/** @param {string} responses the answers the report is of @param {string} report */
export function saveReport(responses, report) {
  const name = fileOfText(responses).partnership.name ?? '';
  download(`${nameOf(name, words.fileNames.report)}.html`, 'text/html', report);
}
