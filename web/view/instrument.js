// A questionnaire of the visitor's own in place of the built-in one, and the way back.

import { ask } from './dialog.js';
import { one, tell } from './dom.js';
import { readQuestionnaire } from '../form/questions.js';
import { hasAnswers } from '../model/draft.js';
import { readText } from '../model/read.js';
import { words } from '../messages/en.js';

/**
 * Puts the form of an instrument where the built-in one stood.
 * @param {import('../app.js').Page} page
 * @param {import('../model/session.js').OwnInstrument | null} own
 * @param {import('../model/invitation.js').Invitation | null} [invitation] one that asks with it
 */
export async function useInstrument(page, own, invitation = null) {
  const { session, engine } = page;
  let questionnaire = session.builtin;
  const { instrument } = invitation ?? {};
  if (own) {
    // Read with its name first: faults of the file are told with their place.
    await engine.ask((rust) => rust.describe_instrument(own.text, own.file));
    const html = document.createElement('template');
    html.innerHTML = await engine.ask((rust) => rust.questionnaire(own.text));
    questionnaire = readQuestionnaire(one(html.content, '[data-questionnaire]'));
  }
  // An invitation from before an update may ask with another version; then it is out of use.
  const asks = instrument?.id === questionnaire.id && instrument.version === questionnaire.version;
  one(document, '[data-form]').replaceChildren(questionnaire.form);
  session.useInstrument(questionnaire, own, asks ? invitation : null);
}

/**
 * The part of the files view that changes the questionnaire; gives what lays it out anew.
 * @param {import('../app.js').Page} page
 * @param {HTMLElement} root
 * @param {{ attempt: (work: () => Promise<void>, refused: string) => Promise<void>, done: (text: string) => void }} outcome
 * @returns {() => void}
 */
export function instrumentPart(page, root, { attempt, done }) {
  const { session, engine } = page;
  const input = /** @type {HTMLInputElement} */ (one(root, '#instrument-input'));
  const builtin = one(root, '[data-builtin]');

  /** Asks where there are answers that would go out of sight. */
  async function agreed() {
    if (!hasAnswers(session.draft) && !session.opened) return true;
    const { changeTitle, changeText, changeTextNotKept, yes } = words.instrument;
    const text = session.kept.draft && session.kept.opened ? changeText : changeTextNotKept;
    return (await ask({ title: changeTitle, text, choices: [{ label: yes, kind: 'main' }] })) === 0;
  }

  /** @param {import('../model/session.js').OwnInstrument | null} own */
  async function change(own) {
    await attempt(async () => {
      // A faulty file is refused before anything is asked.
      if (own) await engine.ask((rust) => rust.describe_instrument(own.text, own.file));
      if (!(await agreed())) return;
      await useInstrument(page, own);
      done(words.instrument.changed(session.questionnaire.title));
    }, words.instrument.refused);
  }

  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    await attempt(async () => {
      const { name, text } = await readText(file);
      await change({ text, file: name });
    }, words.instrument.refused);
    input.value = '';
  });
  builtin.addEventListener('click', () => change(null));

  return () => {
    const { title, version, questions } = session.questionnaire;
    tell(one(root, '[data-instrument-now]'), words.instrument.now(title, version, questions.length));
    builtin.hidden = session.own === null;
  };
}
