// What must be known on every view: that answers are not kept, or that results cannot come.

import { button, el, one } from './dom.js';
import { hasAnswers } from '../model/draft.js';
import { words } from '../messages/en.js';

/** @param {import('../app.js').Page} page */
export function watchBanners(page) {
  const { session, engine } = page;
  const place = one(document, '[data-banners]');
  let now = '';

  function lay() {
    const { storage, module } = troubles(page);
    if (now === `${storage}|${module}`) return;
    now = `${storage}|${module}`;
    const save = () => button(words.saveFile, () => page.saveEverything());
    place.replaceChildren();
    if (storage) place.append(el('div', { class: 'banner warning' }, el('p', {}, storage), save()));
    if (module) {
      const reload = button(words.reload, () => location.reload());
      place.append(el('div', { class: 'banner warning' }, el('p', {}, module), save(), reload));
    }
  }

  for (const what of ['load', 'draft', 'held']) session.addEventListener(what, lay);
  engine.addEventListener('change', lay);
  lay();
  // Only what would really be lost holds the visitor back.
  addEventListener('beforeunload', (event) => {
    const lost = (!session.kept.draft && hasAnswers(session.draft)) || (!session.kept.opened && session.opened);
    if (lost) event.preventDefault();
  });
}

/** @param {import('../app.js').Page} page */
function troubles({ session, engine }) {
  const { draft, opened } = session.kept;
  const full = !draft ? words.storageFullOwn : !opened ? words.storageFull : '';
  const storage = session.store.kept ? full : words.storageRefused;
  const module = engine.state === 'missing' ? words.engineMissing : engine.state === 'stopped' ? words.engineStopped : '';
  return { storage, module };
}
