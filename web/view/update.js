// What the page says of itself: that it works without a network, that it is one file, that a newer
// one is ready. A newer one is offered and never forced on someone who is answering.

import { button, el, one, tell } from './dom.js';
import { words } from '../messages/en.js';
import { singleFile } from '../model/page.js';
import { keepOffline } from '../offline.js';

export async function watchUpdate() {
  const said = one(document, '[data-offline]');
  if (singleFile()) {
    tell(said, words.singleFile);
    return;
  }
  const place = one(document, '[data-update]');
  await keepOffline({
    works: () => tell(said, words.worksOffline),
    newer: (load) => place.replaceChildren(el('div', { class: 'banner' }, el('p', {}, words.newer), button(words.loadNewer, load))),
  });
}
