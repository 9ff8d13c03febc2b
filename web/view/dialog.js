// One question at a time, in the browser's own dialog: it holds the keyboard and closes with Escape.

import { button, one, tell } from './dom.js';
import { words } from '../messages/en.js';

/**
 * @typedef {object} Choice
 * @property {string} label
 * @property {string} [kind]
 * @property {() => Promise<string> | string} [stay] work to do with the dialog left open; what it returns is told
 */

/**
 * Asks; gives the index of the choice, or -1 if the visitor went back.
 * @param {{ title: string, text: string, choices: Choice[] }} question
 * @returns {Promise<number>}
 */
export function ask({ title, text, choices }) {
  const dialog = /** @type {HTMLDialogElement} */ (one(document, '[data-dialog]'));
  const status = one(dialog, '[role=status]');
  tell(one(dialog, 'h2'), title);
  tell(one(dialog, '#dialog-text'), text);
  tell(status, '');
  let chosen = -1;
  const buttons = choices.map((choice, index) =>
    button(
      choice.label,
      async () => {
        if (choice.stay) {
          tell(status, await choice.stay());
        } else {
          chosen = index;
          dialog.close();
        }
      },
      choice.kind,
    ),
  );
  one(dialog, '.actions').replaceChildren(...buttons, button(words.cancel, () => dialog.close()));
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(chosen), { once: true });
  });
}
