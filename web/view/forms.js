// How long the two forms of a questionnaire are, wherever one of them is chosen.

import { one, tell } from './dom.js';
import { stepsOf } from '../form/questions.js';
import { words } from '../messages/en.js';

/** About seventeen seconds a question: eight minutes for 28, twenty for 73. */
const MINUTES_A_QUESTION = 0.28;

/**
 * Says the sizes; a questionnaire without a short form does not offer it.
 * @param {HTMLElement} form
 * @param {import('../form/questions.js').Questionnaire} questionnaire
 */
export function layFormSizes(form, questionnaire) {
  for (const kind of /** @type {const} */ (['short', 'full'])) {
    const count = stepsOf(questionnaire, kind).reduce((sum, step) => sum + step.questions.length, 0);
    const minutes = Math.max(1, Math.round(count * MINUTES_A_QUESTION));
    tell(one(form, `[data-count=${kind}]`), words.formSize(count, minutes));
    if (kind === 'short') one(form, '[data-short-choice]').hidden = count === 0;
  }
}
