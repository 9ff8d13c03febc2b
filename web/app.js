// Puts the page together: what is held, the module that works things out, and the views.

import { readQuestionnaire } from './form/questions.js';
import { words } from './messages/en.js';
import { allAnswers, countsOwn, lacksDetails, ownAnswers } from './model/combine.js';
import { Engine } from './model/engine.js';
import { invitationOfText, linkOf } from './model/invitation.js';
import { carriedInvitation, exampleText, layCarriedForm } from './model/page.js';
import { Session } from './model/session.js';
import { Store } from './model/store.js';
import { answerView } from './view/answer.js';
import { watchBanners } from './view/banners.js';
import { checkView } from './view/check.js';
import { every, one, tell } from './view/dom.js';
import { filesView } from './view/files.js';
import { watchHistory } from './view/history.js';
import { useInstrument } from './view/instrument.js';
import { invitedView } from './view/invited.js';
import { inviteView } from './view/invite.js';
import { resultsView } from './view/results.js';
import { Router } from './view/router.js';
import { saveAnswers } from './view/save.js';
import { startView } from './view/start.js';
import { watchUpdate } from './view/update.js';

/** What the views share. */
export class Page {
  constructor() {
    this.session = new Session(new Store(), readQuestionnaire(one(document, '[data-questionnaire]')));
    this.engine = new Engine();
    this.router = new Router();
    this.router.views = {
      start: startView(this),
      answer: answerView(this),
      check: checkView(this),
      results: resultsView(this),
      files: filesView(this),
      invite: inviteView(this),
      invited: invitedView(this),
    };
  }

  /** Says something in the view that is shown, once. @param {string} text */
  announce(text) {
    const shown = every(document, '[data-view]:not([hidden]) [data-said]').find((place) => place.checkVisibility());
    const place = shown ?? one(document, '[data-spoken]');
    // Emptied first, or the same words would not be read a second time.
    place.textContent = '';
    setTimeout(() => tell(place, text), 50);
  }

  /** A file as Rust would write it; as it is, where Rust is not there. @param {string} text */
  async canonical(text) {
    if (this.engine.state !== 'ready') return text;
    const files = [{ name: words.ownFile, text }];
    const read = await this.engine.ask((rust) => rust.open_files(files, undefined, this.session.instrumentText));
    return read.refused.length > 0 ? text : read.responses;
  }

  /** Saves the person's own answers, whatever else works or does not. */
  async saveOwn() {
    const text = ownAnswers(this.session);
    saveAnswers(await this.canonical(text).catch(() => text), 'own');
    this.announce(words.fileSaved);
  }

  /** Saves all that is held: in one file, or in two where they cannot be put together. */
  async saveEverything() {
    const { session, engine } = this;
    const together = lacksDetails(session) ? null : await allAnswers(session, engine).catch(() => null);
    if (together) {
      saveAnswers(together.responses, 'all');
    } else {
      if (session.held) saveAnswers(session.held.responses, 'all');
      if (countsOwn(session)) saveAnswers(ownAnswers(session), 'own');
    }
    this.announce(words.fileSaved);
  }

  /** Shows the example in place of what is held; that comes back when it is put away. */
  async openExample() {
    try {
      const files = [{ name: 'headship-consortium.json', text: await exampleText() }];
      this.session.showExample(await this.engine.ask((rust) => rust.open_files(files)));
      await this.router.go('#/results');
    } catch {
      await this.router.go('#/results');
      this.announce(words.exampleFailed);
    }
  }
}

/** Says when the answers were kept, on whichever view shows it. @param {Session} session */
function showSaved(session) {
  const said = session.savedAt && (session.kept.draft ? words.saved(session.savedAt) : words.notKept);
  for (const place of every(document, '[data-saved]')) tell(place, said ?? '');
}

/** What was in use at the last visit: a questionnaire of one's own, an invitation. @param {Page} page */
async function takeUp(page) {
  const { session } = page;
  const carried = carriedInvitation();
  if (carried) {
    // One with a questionnaire of its own has to wait for the module; the form of others is here.
    const invitation = invitationOfText(carried);
    if (invitation && !carried.includes('"questionnaire"')) await useInstrument(page, null, invitation);
    // As if by link: the view of it says why where it cannot be taken up.
    else history.replaceState(null, '', linkOf('', { text: carried }));
    return;
  }
  const own = session.rememberedInstrument();
  const invitation = session.rememberedInvitation();
  if (own) await useInstrument(page, own, invitation).catch(() => {});
  else if (invitation) await useInstrument(page, null, invitation);
}

async function begin() {
  await layCarriedForm();
  const page = new Page();
  const { session, engine, router } = page;
  session.addEventListener('elsewhere', () => router.follow(true));
  session.addEventListener('crossed', () => {
    router.follow(true);
    page.announce(words.crossed);
  });
  for (const what of ['load', 'draft']) session.addEventListener(what, () => showSaved(session));
  one(document, '[data-example]').addEventListener('click', (event) => {
    event.preventDefault();
    page.openExample();
  });
  watchBanners(page);
  watchHistory(page);
  await takeUp(page);
  await router.follow(true);
  await engine.arrived;
  if (engine.exports) tell(one(document, '[data-build]'), engine.exports.version());
  await watchUpdate();
}

begin();
