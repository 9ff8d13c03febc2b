// Undo and Redo, on every view. Both bring up the place where the change is seen.

import { one, tell } from './dom.js';
import { words } from '../messages/en.js';

/** @param {import('../app.js').Page} page */
export function watchHistory(page) {
  const { session, router } = page;
  const root = one(document, '[data-steps]');
  const ways = /** @type {const} */ ([
    ['back', one(root, '[data-undo]'), () => session.history.past],
    ['forth', one(root, '[data-redo]'), () => session.history.future],
  ]);

  function lay() {
    for (const [, button, steps] of ways) {
      const change = steps().at(-1)?.change;
      // Not disabled: the keyboard would fall off the button that has just been pressed.
      button.setAttribute('aria-disabled', String(!change));
      tell(one(button, '.unseen'), change ? ` ${change.what}` : '');
      button.title = change?.what ?? '';
    }
    root.hidden = ways.every(([, , steps]) => steps().length === 0);
  }

  for (const [way, button] of ways) {
    button.addEventListener('click', async () => {
      const change = session.travel(way);
      if (!change) return;
      await router.show(change.at ?? location.hash);
      document.getElementById(change.mark ?? '')?.scrollIntoView({ block: 'center' });
      page.announce(way === 'back' ? words.undone(change.what) : words.redone(change.what));
    });
  }
  for (const what of ['load', 'draft', 'held']) session.addEventListener(what, lay);
  lay();
}
