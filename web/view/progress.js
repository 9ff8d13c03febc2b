// The sections and how far each is answered. Every one can be gone to at any time.

import { el, every, unseen } from './dom.js';
import { answeredOf } from '../form/questions.js';
import { words } from '../messages/en.js';

export class Progress {
  /** @param {HTMLElement} nav */
  constructor(nav) {
    this.nav = nav;
    this.list = /** @type {HTMLElement} */ (nav.querySelector('ol'));
  }

  /**
   * @param {import('../form/questions.js').Step[]} steps
   * @param {import('../model/draft.js').Draft} draft
   * @param {string} here
   */
  update(steps, draft, here) {
    const items = steps.map((step) => {
      const answered = answeredOf(step.questions, draft);
      const done = answered === step.questions.length;
      const current = step.id === here;
      const link = el(
        'a',
        { href: `#/answer/${step.id}`, 'aria-current': current && 'step', class: done && !current ? 'done' : undefined },
        ...wording(step, answered, done, current),
      );
      return el('li', {}, link);
    });
    items.push(el('li', {}, el('a', { href: '#/check', class: 'last' }, words.check)));
    // The link in use is kept in place, or the keyboard would lose it.
    const at = every(this.list, 'a').indexOf(/** @type {HTMLElement} */ (document.activeElement));
    this.list.replaceChildren(...items);
    if (at >= 0) every(this.list, 'a')[at]?.focus();
  }
}

/**
 * @param {import('../form/questions.js').Step} step
 * @param {number} answered
 * @param {boolean} done
 * @param {boolean} current
 * @returns {(string | Node)[]}
 */
function wording(step, answered, done, current) {
  const of = step.questions.length;
  if (current) return [words.progressHere(step.title, answered, of)];
  if (done) return [tick(), step.title, unseen(words.allAnswered)];
  return [answered > 0 ? words.progress(step.title, answered, of) : step.title];
}

function tick() {
  return el('span', { class: 'tick', 'aria-hidden': 'true' }, '\u2713');
}
