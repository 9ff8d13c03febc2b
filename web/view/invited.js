// An invitation that has come in a link, in a file or inside the page: taken up, or refused with
// the reason.

import { button, el, one } from './dom.js';
import { useInstrument } from './instrument.js';
import { refusalBox } from './notices.js';
import { EngineGone, Refused } from '../model/engine.js';
import { hasAnswers, tidyName } from '../model/draft.js';
import { invitationOfText, layOver, textOfLink } from '../model/invitation.js';
import { words } from '../messages/en.js';

/**
 * Takes an invitation up: the questionnaire it asks with, and what it settles.
 * @param {import('../app.js').Page} page
 * @param {string} text
 * @param {string} file
 */
export async function acceptInvitation(page, text, file) {
  const read = await page.engine.ask((rust) => rust.open_invitation(text, file));
  const own = read.questionnaire === undefined ? null : { text: read.questionnaire, file };
  const { session } = page;
  const { draft, opened } = session;
  const before = session.questionnaire;
  await useInstrument(page, own, invitationOfText(read.text));
  const { invitation, questionnaire } = session;
  if (!invitation || questionnaire.id !== before.id || questionnaire.version !== before.version) return;
  // Answers given before to the same round of the same partnership go along.
  const same = tidyName(draft.partnership) === invitation.settled.partnership && draft.wave === invitation.settled.wave;
  if (same && !hasAnswers(session.draft) && !session.opened) {
    session.replace({ draft: layOver(draft, invitation), opened }, { key: 'invitation', what: words.changes.invitation });
  }
}

/** Goes back to answering without an invitation; answers to it stay on this device. @param {import('../app.js').Page} page */
export function putAway(page) {
  const { session } = page;
  session.useInstrument(session.questionnaire, session.own);
}

/**
 * What a link with an invitation in it leads to.
 * @param {import('../app.js').Page} page
 * @returns {import('./router.js').View}
 */
export function invitedView(page) {
  const root = one(document, '[data-view=invited]');

  /** @param {Node} why */
  function refused(why) {
    const onward = button(words.withoutInvitation, () => page.router.go('#/start'), 'main');
    root.replaceChildren(el('h1', { tabindex: -1 }, words.notInvited), why, el('div', { class: 'actions' }, onward));
    return { title: words.notInvited };
  }

  return {
    nav: 'answer',
    async show([letters = '']) {
      const text = textOfLink(letters);
      if (text === null) return refused(el('p', { class: 'lead' }, words.brokenLink));
      try {
        await acceptInvitation(page, text, words.invitationLink);
        return { instead: '#/start' };
      } catch (fault) {
        if (fault instanceof Refused && fault.refusal.kind === 'syntax') return refused(el('p', { class: 'lead' }, words.brokenLink));
        if (fault instanceof Refused) return refused(refusalBox(null, fault.refusal));
        if (!(fault instanceof EngineGone)) throw fault;
        return refused(el('p', { class: 'lead' }, words.engineMissingInvited));
      }
    },
  };
}
