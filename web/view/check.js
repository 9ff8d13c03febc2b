// All answers on one page, each with the way to its question and back.

import { el, every, one, tell, unseen } from './dom.js';
import { faultsOf } from '../model/draft.js';
import { answeredOf, labelOf, stepsOf } from '../form/questions.js';
import { words } from '../messages/en.js';

/**
 * @param {import('../app.js').Page} page
 * @returns {import('./router.js').View}
 */
export function checkView(page) {
  const { session } = page;
  const root = one(document, '[data-view=check]');
  /** The question someone went to change: the keyboard comes back to it. */
  let cameFrom = '';

  one(root, '[data-check-sections]').addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-change]') : null;
    cameFrom = link?.getAttribute('data-change') ?? cameFrom;
  });
  for (const save of every(root, '[data-save-own]')) save.addEventListener('click', () => page.saveOwn());

  return {
    nav: 'answer',
    show() {
      const { draft, questionnaire } = session;
      if (faultsOf(draft).length > 0) return { instead: '#/start' };
      const steps = stepsOf(questionnaire, draft.form);
      const asked = steps.flatMap((step) => step.questions);
      const answered = answeredOf(asked, draft);
      tell(one(root, '[data-where]'), draft.partnership.trim());
      // Whoever was invited has one thing to do here: hand the answers in.
      const invited = session.invitation !== null;
      one(root, '[data-hand-in]').hidden = !invited;
      for (const save of every(root, '[data-save-own]')) save.classList.toggle('main', invited);
      for (const link of every(root, '[data-to-results]')) link.classList.toggle('main', !invited);
      const lead = one(root, '[data-check-lead]');
      lead.replaceChildren(words.checkLead(answered, asked.length));
      const open = asked.find((question) => !(question.id in draft.answers));
      if (open && answered > 0) lead.append(' ', el('a', { href: addressOf(steps, open), 'data-change': open.id }, words.firstOpen), '.');
      const numbers = new Map(asked.map((question, index) => [question.id, index + 1]));
      one(root, '[data-check-sections]').replaceChildren(...steps.map((step) => section(step, draft, numbers)));
      one(root, '[data-check-back]').setAttribute('href', `#/answer/${steps.at(-1)?.id ?? ''}`);
      const focus = every(root, 'dl [data-change]').find((link) => link.dataset.change === cameFrom);
      cameFrom = '';
      return { title: one(root, 'h1').textContent ?? '', focus };
    },
  };
}

/** @param {import('../form/questions.js').Step[]} steps @param {import('../form/questions.js').Question} question */
function addressOf(steps, question) {
  return `#/answer/${steps.find((step) => step.questions.includes(question))?.id}/${question.id}`;
}

/**
 * @param {import('../form/questions.js').Step} step
 * @param {import('../model/draft.js').Draft} draft
 * @param {Map<string, number>} numbers
 */
function section(step, draft, numbers) {
  const open = step.questions.length - answeredOf(step.questions, draft);
  const id = `check-${step.id}`;
  const rows = step.questions.map((question) => row(step, question, draft, numbers.get(question.id) ?? 0));
  return el(
    'section',
    { class: 'part', 'aria-labelledby': id },
    el('div', { class: 'part-head' }, el('h2', { id }, step.title), el('p', { class: open > 0 ? 'state open' : 'state' }, words.sectionOpen(open))),
    el('dl', { class: 'answers' }, ...rows),
  );
}

/**
 * @param {import('../form/questions.js').Step} step
 * @param {import('../form/questions.js').Question} question
 * @param {import('../model/draft.js').Draft} draft
 * @param {number} number
 */
function row(step, question, draft, number) {
  const answer = draft.answers[question.id];
  const note = draft.notes[question.id];
  const given = answer === undefined ? el('span', { class: 'open' }, words.notAnswered) : labelOf(question, answer);
  const label = answer === undefined ? words.answer : words.change;
  return el(
    'div',
    {},
    el('dt', {}, `${number}. ${question.text}`),
    el('dd', { class: 'given' }, given, note ? el('p', { class: 'note-text' }, note) : null),
    el('dd', { class: 'way' }, el('a', { href: `#/answer/${step.id}/${question.id}`, 'data-change': question.id }, label, unseen(words.ofQuestion(number)))),
  );
}
