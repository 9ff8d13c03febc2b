// The questions, one section a step. Whatever is ticked or written is kept at once.

import { every, one, tell } from './dom.js';
import { Progress } from './progress.js';
import { faultsOf } from '../model/draft.js';
import { answerOf, fill, lay, markAnswered, radiosOf, stepsOf } from '../form/questions.js';
import { words } from '../messages/en.js';

/** A note is kept when the typing pauses, not at every key. */
const PAUSE = 500;

/**
 * @param {import('../app.js').Page} page
 * @returns {import('./router.js').View}
 */
export function answerView(page) {
  const { session } = page;
  const root = one(document, '[data-view=answer]');
  const progress = new Progress(one(root, '[data-progress]'));
  const onward = one(root, '[data-continue]');
  const back = one(root, '[data-back]');
  let step = '';
  let changing = false;
  /** @type {Map<string, number>} */
  const pauses = new Map();

  const steps = () => stepsOf(session.questionnaire, session.draft.form);

  /** @param {EventTarget | null} target */
  function questionOf(target) {
    const element = target instanceof Element ? target.closest('[data-indicator]') : null;
    return session.questionnaire.questions.find((question) => question.element === element);
  }

  /**
   * @param {string} kind
   * @param {import('../form/questions.js').Question} question
   * @param {(number: string) => string} what
   */
  function changeOf(kind, question, what) {
    const number = one(question.element, '[data-number]').textContent ?? '';
    return { key: `${kind}/${question.id}`, what: what(number), at: `#/answer/${step}`, mark: question.element.id };
  }

  /** @param {HTMLTextAreaElement} area */
  function keepNote(area) {
    const question = questionOf(area);
    if (!question) return;
    clearTimeout(pauses.get(question.id));
    pauses.delete(question.id);
    const note = area.value.trim();
    if (note === (session.draft.notes[question.id] ?? '')) return;
    session.update((draft) => {
      if (note) draft.notes[question.id] = note;
      else delete draft.notes[question.id];
    }, changeOf('note', question, words.changes.note));
  }

  root.addEventListener('change', (event) => {
    const question = questionOf(event.target);
    if (event.target instanceof HTMLTextAreaElement) keepNote(event.target);
    if (!question || !(event.target instanceof HTMLInputElement)) return;
    const answer = answerOf(event.target.value);
    session.update((draft) => {
      draft.answers[question.id] = answer;
    }, changeOf('answer', question, words.changes.answer));
    markAnswered(question, true);
    progress.update(steps(), session.draft, step);
  });

  root.addEventListener('input', (event) => {
    const area = event.target;
    const question = questionOf(area);
    if (!question || !(area instanceof HTMLTextAreaElement)) return;
    clearTimeout(pauses.get(question.id));
    pauses.set(question.id, window.setTimeout(() => keepNote(area), PAUSE));
  });

  root.addEventListener('click', (event) => {
    const clear = event.target instanceof Element && event.target.closest('[data-clear]');
    const question = clear && questionOf(clear);
    if (!question) return;
    for (const radio of radiosOf(question)) radio.checked = false;
    session.update((draft) => {
      delete draft.answers[question.id];
    }, changeOf('clear', question, words.changes.answer));
    // The button goes away, so the keyboard moves to where an answer can be given again.
    radiosOf(question)[0]?.focus();
    markAnswered(question, false);
    progress.update(steps(), session.draft, step);
    page.announce(words.cleared);
  });

  // Enter in a form without a button would send it; there is nowhere to send it to.
  root.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('pagehide', () => leave());

  function leave() {
    for (const area of /** @type {HTMLTextAreaElement[]} */ (every(root, 'textarea'))) {
      const question = questionOf(area);
      if (question && pauses.has(question.id)) keepNote(area);
    }
  }

  /** @param {number} by */
  function walk(by) {
    const all = steps();
    const next = all[all.findIndex(({ id }) => id === step) + by];
    if (next) page.router.go(`#/answer/${next.id}`);
    else page.router.go(by > 0 ? '#/check' : '#/start');
  }

  onward.addEventListener('click', () => (changing ? page.router.go('#/check') : walk(1)));
  back.addEventListener('click', () => walk(-1));

  return {
    nav: 'answer',
    leave,
    show([wanted, focused]) {
      const { questionnaire, draft } = session;
      if (faultsOf(draft).length > 0) return { instead: '#/start' };
      const all = steps();
      // A short form of a questionnaire that has none.
      if (all.length === 0) return { instead: '#/start' };
      const index = all.findIndex(({ id }) => id === wanted);
      const here = all[index];
      if (!here) return { instead: `#/answer/${(all.find(({ id }) => id === draft.at) ?? all[0])?.id}` };
      leave();
      step = here.id;
      const unseen = here.questions.filter(({ id }) => draft.notAsked.includes(id));
      if (draft.at !== step || unseen.length > 0) {
        session.update((changed) => {
          changed.at = step;
          // What is shown here was asked, whatever becomes of it.
          changed.notAsked = changed.notAsked.filter((id) => !unseen.some((question) => question.id === id));
        });
      }
      lay(questionnaire, draft.form);
      fill(questionnaire, session.draft);
      for (const { element } of questionnaire.steps) element.hidden = element !== here.element;
      one(here.element, '[data-step-head]').append(progress.nav);
      progress.update(all, session.draft, step);
      const question = here.questions.find(({ id }) => id === focused);
      changing = question !== undefined;
      tell(onward, changing ? words.backToCheck : words.continue);
      back.hidden = changing;
      tell(one(root, '[data-where]'), words.where(draft.partnership.trim(), index + 1, all.length));
      const radios = question ? radiosOf(question) : [];
      return { title: here.title, focus: radios.find((radio) => radio.checked) ?? radios[0] ?? one(here.element, 'h1') };
    },
  };
}
