// The first page: how many questions, which partnership, who answers, and what was agreed.

import { bring, every, one, tell } from './dom.js';
import { showFaults } from './faults.js';
import { putAway } from './invited.js';
import { PartnerList } from './partners.js';
import { THRESHOLD, faultsOf, isBegun } from '../model/draft.js';
import { fileOfText, partnershipOf } from '../model/file.js';
import { layFormSizes } from './forms.js';
import { answeredOf, stepsOf } from '../form/questions.js';
import { words } from '../messages/en.js';

/**
 * @param {import('../app.js').Page} page
 * @returns {import('./router.js').View}
 */
export function startView(page) {
  const { session } = page;
  const root = one(document, '[data-view=start]');
  const form = /** @type {HTMLFormElement} */ (one(root, '[data-start-form]'));
  const select = /** @type {HTMLSelectElement} */ (one(form, 'select[name=partner]'));
  const partners = new PartnerList(form, (names, own) => {
    session.update((draft) => {
      draft.partners = names;
      draft.partner = own(draft.partner);
    }, { key: `partners/${names.length}`, what: words.changes.partners, at: '#/start' });
    layPartners();
  });

  /** @param {string} name */
  const field = (name) => /** @type {HTMLInputElement} */ (one(form, `input[name=${name}]`));

  /** Puts the draft into the fields. */
  function fill() {
    const { draft } = session;
    for (const radio of /** @type {HTMLInputElement[]} */ (every(form, 'input[type=radio]'))) {
      const value = radio.name === 'disclosure' ? draft.disclosure?.mode : draft[/** @type {'form'} */ (radio.name)];
      radio.checked = radio.value === value;
    }
    field('partnership').value = draft.partnership;
    field('role').value = draft.role;
    field('wave').value = String(draft.wave);
    if (draft.wave > 1) one(form, '[data-field=wave]').toggleAttribute('open', true);
    partners.fill(draft.partners);
    layPartners();
  }

  /** The list of partners to choose one's own from. */
  function layPartners() {
    const { draft } = session;
    const outside = draft.standpoint === 'outside';
    tell(one(form, 'label[for=start-partner]'), outside ? words.partnerOfOutsider : words.partnerOfInsider);
    const none = new Option(outside ? words.noPartner : words.choosePartner, '');
    const named = draft.partners.map((name, index) => ({ name: name.trim(), index })).filter(({ name }) => name);
    select.replaceChildren(none, ...named.map(({ name, index }) => new Option(name, String(index))));
    select.value = named.some(({ index }) => index === draft.partner) ? String(draft.partner) : '';
  }

  /** What does not depend on the answers: sizes of the two forms, the threshold. */
  function layWords() {
    const { questionnaire, draft } = session;
    layFormSizes(form, questionnaire);
    const threshold = draft.disclosure?.mode === 'anonymous' ? draft.disclosure.threshold : THRESHOLD;
    tell(one(form, '[data-threshold]'), words.anonymous(threshold));
    tell(one(root, '[data-instrument-title]'), questionnaire.title);
  }

  /** What an invitation settles is told, not asked. */
  function layInvitation() {
    const { invitation, draft } = session;
    one(root, '[data-invited]').hidden = !invitation;
    for (const part of every(root, '[data-opening]')) part.hidden = Boolean(invitation);
    for (const part of every(form, '[data-settled]')) part.hidden = Boolean(invitation);
    if (!invitation) return;
    const { partnership, message, wave } = invitation.settled;
    tell(one(root, '[data-invited-to]'), words.invitedTo(partnership, wave));
    const said = one(root, '[data-invited-message]');
    said.hidden = !message;
    tell(said, message);
    const threshold = draft.disclosure?.mode === 'anonymous' ? draft.disclosure.threshold : 0;
    tell(one(root, '[data-invited-names]'), threshold ? words.anonymous(threshold) : words.named);
  }

  /** Someone who comes back is shown the way on. */
  function layResume() {
    const { draft, questionnaire } = session;
    const asked = stepsOf(questionnaire, draft.form).flatMap((step) => step.questions);
    const answered = answeredOf(asked, draft);
    const card = one(root, '[data-resume]');
    card.hidden = answered === 0 || faultsOf(draft).length > 0;
    tell(one(card, '[data-resume-text]'), words.resume(answered, asked.length));
  }

  /** What an opened file says already need not be typed again. */
  function takeFromFiles() {
    if (isBegun(session.draft) || !session.opened) return;
    Object.assign(session.draft, partnershipOf(fileOfText(session.opened.responses)));
  }

  form.addEventListener('input', (event) => {
    const input = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);
    if (!input.name || input.name === 'partners') return;
    const label = one(form, `[data-field=${input.name}]`).dataset.what ?? '';
    session.update((draft) => takeField(draft, input.name, input.value), { key: `start/${input.name}`, what: label, at: '#/start', mark: input.id });
    if (input.name === 'standpoint') layPartners();
  });

  one(root, '[data-put-away]').addEventListener('click', () => {
    putAway(page);
    page.router.go('#/start');
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const faults = faultsOf(session.draft);
    const box = showFaults(form, faults);
    const title = one(root, 'h1').textContent ?? '';
    document.title = words.title(box ? words.titleOfFault(title) : title);
    if (box) bring(box);
    else page.router.go('#/answer');
  });

  return {
    nav: 'answer',
    show() {
      takeFromFiles();
      fill();
      layInvitation();
      layWords();
      layResume();
      showFaults(form, []);
      return { title: one(root, 'h1').textContent ?? '' };
    },
  };
}

/** @param {import('../model/draft.js').Draft} draft @param {string} name @param {string} value */
function takeField(draft, name, value) {
  if (name === 'form') draft.form = value === 'short' ? 'short' : 'full';
  else if (name === 'standpoint') draft.standpoint = value === 'outside' ? 'outside' : 'inside';
  else if (name === 'disclosure') draft.disclosure = value === 'named' ? { mode: 'named' } : { mode: 'anonymous', threshold: THRESHOLD };
  else if (name === 'partner') draft.partner = value === '' ? null : Number(value);
  else if (name === 'wave') draft.wave = Number(value);
  else if (name === 'partnership' || name === 'role') draft[name] = value;
}
