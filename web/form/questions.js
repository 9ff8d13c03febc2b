// What the form asks, read from its own data attributes: whatever instrument wrote it.

/**
 * @typedef {object} Question
 * @property {string} id
 * @property {string} text
 * @property {boolean} short whether the short form asks it
 * @property {HTMLElement} element its fieldset
 */

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} title
 * @property {HTMLElement} element
 * @property {Question[]} questions
 */

/**
 * @typedef {object} Questionnaire
 * @property {string} id
 * @property {string} version
 * @property {string} title
 * @property {HTMLElement} form
 * @property {Step[]} steps
 * @property {Question[]} questions all of them, in the order of asking
 */

/**
 * @param {HTMLElement} form
 * @returns {Questionnaire}
 */
export function readQuestionnaire(form) {
  const steps = [...form.querySelectorAll('[data-section]')].map((found) => {
    const element = /** @type {HTMLElement} */ (found);
    return {
      id: element.dataset.section ?? '',
      title: element.dataset.title ?? '',
      element,
      questions: [...element.querySelectorAll('[data-indicator]')].map(readQuestion),
    };
  });
  return {
    id: form.dataset.instrument ?? '',
    version: form.dataset.version ?? '',
    title: form.dataset.title ?? '',
    form,
    steps,
    questions: steps.flatMap((step) => step.questions),
  };
}

/** @param {Element} found @returns {Question} */
function readQuestion(found) {
  const element = /** @type {HTMLElement} */ (found);
  return {
    id: element.dataset.indicator ?? '',
    text: element.querySelector('[data-text]')?.textContent ?? '',
    short: element.dataset.short !== undefined,
    element,
  };
}

/**
 * The steps that this form of the questionnaire has, each with the questions it asks.
 * @param {Questionnaire} questionnaire
 * @param {'short' | 'full' | null} form
 * @returns {Step[]}
 */
export function stepsOf(questionnaire, form) {
  if (form !== 'short') return questionnaire.steps;
  return questionnaire.steps
    .map((step) => ({ ...step, questions: step.questions.filter((question) => question.short) }))
    .filter((step) => step.questions.length > 0);
}

/**
 * Leaves out what is not asked and numbers the rest.
 * @param {Questionnaire} questionnaire
 * @param {'short' | 'full' | null} form
 */
export function lay(questionnaire, form) {
  for (const question of questionnaire.questions) question.element.hidden = form === 'short' && !question.short;
  stepsOf(questionnaire, form)
    .flatMap((step) => step.questions)
    .forEach((question, index) => {
      for (const place of question.element.querySelectorAll('[data-number]')) place.textContent = String(index + 1);
    });
}

/**
 * Puts answers and notes into the form.
 * @param {Questionnaire} questionnaire
 * @param {import('../model/draft.js').Draft} draft
 */
export function fill(questionnaire, draft) {
  for (const question of questionnaire.questions) {
    const answer = draft.answers[question.id];
    for (const radio of radiosOf(question)) radio.checked = answer !== undefined && radio.value === String(answer);
    const note = question.element.querySelector('textarea');
    if (note) note.value = draft.notes[question.id] ?? '';
    const details = question.element.querySelector('details[data-note]');
    details?.toggleAttribute('open', Boolean(draft.notes[question.id]));
    markAnswered(question, answer !== undefined);
  }
}

/** Offers to clear an answer where there is one. @param {Question} question @param {boolean} answered */
export function markAnswered(question, answered) {
  question.element.querySelector('[data-clear]')?.toggleAttribute('hidden', !answered);
}

/** @param {Question} question */
export function radiosOf(question) {
  return [...question.element.querySelectorAll('input')].filter((input) => input.type === 'radio');
}

/** The label of an answer as the form words it. @param {Question} question @param {unknown} answer */
export function labelOf(question, answer) {
  const radio = radiosOf(question).find((choice) => choice.value === String(answer));
  return radio?.closest('label')?.querySelector('[data-label]')?.textContent ?? String(answer);
}

/** What a radio stands for. @param {string} value @returns {import('../model/draft.js').Answer} */
export function answerOf(value) {
  return value === 'dont_know' || value === 'not_applicable' ? value : Number(value);
}

/**
 * How many of these are answered.
 * @param {Question[]} questions
 * @param {import('../model/draft.js').Draft} draft
 */
export function answeredOf(questions, draft) {
  return questions.filter((question) => question.id in draft.answers).length;
}
