// Files in and out: opening, saving, starting again, and a questionnaire of one's own.

import { bring, button, el, every, one } from './dom.js';
import { ask } from './dialog.js';
import { heldTable } from './held.js';
import { instrumentPart } from './instrument.js';
import { moneyQuestion } from './money.js';
import { refusalBox } from './notices.js';
import { opening } from './opening.js';
import { saveTable } from './save.js';
import { allAnswers, countsOwn, lacksDetails } from '../model/combine.js';
import { emptyDraft, hasAnswers } from '../model/draft.js';
import { EngineGone, Refused } from '../model/engine.js';
import { draftOfPerson, fileOfText } from '../model/file.js';
import { layOver } from '../model/invitation.js';
import { forgetMappings } from '../model/mapping.js';
import { words } from '../messages/en.js';

/**
 * @param {import('../app.js').Page} page
 * @returns {import('./router.js').View}
 */
export function filesView(page) {
  const { session, engine } = page;
  const root = one(document, '[data-view=files]');
  const outcome = one(root, '[data-files-outcome]');
  const input = /** @type {HTMLInputElement} */ (one(root, '#files-input'));

  /** Shows what came of something, and brings the keyboard there. @param {...(Node | null)} parts */
  function show(...parts) {
    outcome.replaceChildren(...parts.filter((part) => part !== null));
    lay();
    if (parts.length > 0) bring(outcome);
  }

  const done = (/** @type {string} */ text, /** @type {Node | null} */ more = null) =>
    show(el('div', { class: 'banner done' }, el('p', {}, text), more));

  /** Work that a refused file may end. @param {() => Promise<void>} work @param {string} refused */
  async function attempt(work, refused) {
    try {
      await work();
    } catch (fault) {
      if (fault instanceof Refused) show(refusalBox(refused, fault.refusal, words.nothingChanged));
      else if (!(fault instanceof EngineGone)) throw fault;
    }
  }

  const open = opening(page, { show, attempt });

  input.addEventListener('change', async () => {
    const files = [...(input.files ?? [])];
    // The same file can be chosen again after it was mended.
    input.value = '';
    await open(files);
  });
  takeDrops(page, one(root, '[data-drop]'), open);

  one(root, '[data-save-answers]').addEventListener('click', () => page.saveEverything());
  one(root, '[data-save-table]').addEventListener('click', () =>
    attempt(async () => {
      const held = await allAnswers(session, engine);
      if (!held) return;
      saveTable(held.responses, await engine.ask((rust) => rust.responses_csv(held.responses, session.instrumentText)));
      page.announce(words.fileSaved);
    }, words.notAssessed));

  one(root, '[data-start-again]').addEventListener('click', async () => {
    const { title, text, save, yes, done: gone, change } = words.startAgain;
    const saving = async () => {
      await page.saveEverything();
      return words.fileSaved;
    };
    const chosen = await ask({ title, text, choices: [{ label: save, stay: saving }, { label: yes, kind: 'danger' }] });
    if (chosen !== 1) return;
    session.clear({ key: 'clear', what: change, at: '#/files' });
    forgetMappings(session.store);
    done(gone);
  });

  one(root, '[data-another]').addEventListener('click', () =>
    attempt(async () => {
      const { partnership, about, partners, disclosure, form, wave } = session.draft;
      const opened = await allAnswers(session, engine);
      const draft = { ...emptyDraft(), partnership, about, partners, disclosure, form, wave };
      session.replace({ draft, opened }, { key: draft.id, what: words.changes.person, at: '#/files' });
      page.router.go('#/start');
      page.announce(words.anotherReady);
    }, words.notAssessed));

  /** The one person of the files goes on answering here. */
  function goOn() {
    const file = session.opened && fileOfText(session.opened.responses);
    const [person] = file?.respondents ?? [];
    if (!file || !person) return;
    const draft = layOver(draftOfPerson(file, person, session.questionnaire), session.invitation);
    session.replace({ draft, opened: null }, { key: draft.id, what: words.changes.person, at: '#/files' });
    done(words.continued, el('p', {}, el('a', { class: 'button main', href: '#/answer' }, words.continue)));
  }

  const instrument = instrumentPart(page, root, { attempt, done });

  function lay() {
    one(root, '[data-held]').replaceChildren(...exampleBanner(), ...heldTable(session, goOn), ...moneyQuestion(session));
    const nobody = !countsOwn(session) && !session.held;
    for (const save of every(root, '[data-save-answers], [data-save-table], [data-start-again]')) save.hidden = nobody;
    one(root, '[data-another]').hidden = !hasAnswers(session.draft) || lacksDetails(session) || Boolean(session.example);
    one(root, '[data-start-again]').hidden ||= Boolean(session.example);
    instrument();
  }

  // What was said of a change is not true any more once it is undone.
  session.addEventListener('load', () => {
    // A table whose columns are being looked at stays.
    if (!outcome.querySelector('.mapping')) outcome.replaceChildren();
    if (page.router.current === 'files') lay();
  });

  function exampleBanner() {
    if (!session.example) return [];
    const away = button(words.exampleAway, () => {
      session.showExample(null);
      show();
      bring(one(root, 'h1'));
    });
    return [el('div', { class: 'banner illustration' }, el('p', {}, words.exampleBanner), away)];
  }

  return {
    nav: 'files',
    leave: () => outcome.replaceChildren(),
    show() {
      lay();
      return { title: one(root, 'h1').textContent ?? '' };
    },
  };
}

/**
 * Files dropped anywhere come here: the browser would leave the page to show them.
 * @param {import('../app.js').Page} page
 * @param {HTMLElement} zone
 * @param {(files: File[]) => Promise<void>} open
 */
function takeDrops(page, zone, open) {
  addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  addEventListener('dragleave', (event) => event.relatedTarget === null && zone.classList.remove('over'));
  addEventListener('drop', async (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    await page.router.go('#/files');
    await open(files);
  });
}
