// Making an invitation: what is settled once for everybody, then three ways to hand it on.

import { bring, button, el, every, one } from './dom.js';
import { showFaults } from './faults.js';
import { layFormSizes } from './forms.js';
import { acceptInvitation } from './invited.js';
import { refusalBox } from './notices.js';
import { PartnerList } from './partners.js';
import { saveInvitation, savePage } from './save.js';
import { THRESHOLD, disclosureOf, isBegun, sharedFaults } from '../model/draft.js';
import { EngineGone, Refused } from '../model/engine.js';
import { linkOf, textOfInvitation } from '../model/invitation.js';
import { ownText, singleFile, withInvitation } from '../model/page.js';
import { words } from '../messages/en.js';

/** What is kept of a form half filled in. */
const KEPT = 'inviting';
/** Mail programs break links that are longer. */
const LONGEST_LINK = 2000;

/** Names under which a device knows only itself. */
const LOCAL = /^(localhost|127\.[\d.]+|\[::1\])$/u;

/**
 * What the form holds: a settled invitation with gaps.
 * @typedef {Omit<import('../model/invitation.js').Settled, 'form' | 'disclosure'> & Pick<import('../model/draft.js').Draft, 'form' | 'disclosure'>} Plan
 */

/**
 * @param {import('../app.js').Page} page
 * @returns {import('./router.js').View}
 */
export function inviteView(page) {
  const { session } = page;
  const root = one(document, '[data-view=invite]');
  const form = /** @type {HTMLFormElement} */ (one(root, '[data-invite-form]'));
  const ways = one(root, '[data-ways]');
  let plan = emptyPlan();

  /** @param {(plan: Plan) => void} change */
  function update(change) {
    change(plan);
    session.store.set(KEPT, JSON.stringify(plan));
    // What was made of the form before is not what it says now.
    ways.replaceChildren();
  }

  const partners = new PartnerList(form, (names) => update((changed) => (changed.partners = names)));

  /** @param {string} name */
  const field = (name) => /** @type {HTMLInputElement} */ (one(form, `[name=${name}]`));

  function fill() {
    for (const radio of /** @type {HTMLInputElement[]} */ (every(form, 'input[type=radio]'))) {
      radio.checked = radio.value === (radio.name === 'disclosure' ? plan.disclosure?.mode : plan.form);
    }
    for (const name of /** @type {const} */ (['partnership', 'message'])) field(name).value = plan[name];
    field('wave').value = String(plan.wave);
    if (plan.wave > 1) one(form, '[data-field=wave]').toggleAttribute('open', true);
    field('threshold').value = String(plan.disclosure?.mode === 'anonymous' ? plan.disclosure.threshold : THRESHOLD);
    one(form, '[data-field=threshold]').hidden = plan.disclosure?.mode !== 'anonymous';
    partners.fill(plan.partners);
  }

  form.addEventListener('input', (event) => {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target);
    if (!name || name === 'partners') return;
    update((changed) => takePlanField(changed, name, value, Number(field('threshold').value)));
    one(form, '[data-field=threshold]').hidden = plan.disclosure?.mode !== 'anonymous';
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    ways.replaceChildren();
    const faults = sharedFaults(plan);
    const box = showFaults(form, faults);
    const title = one(root, 'h1').textContent ?? '';
    document.title = words.title(box ? words.titleOfFault(title) : title);
    const { form: asked, disclosure } = plan;
    if (box || !asked || !disclosure) {
      if (box) bring(box);
      return;
    }
    try {
      const text = textOfInvitation({ ...plan, form: asked, disclosure }, session.questionnaire, session.instrumentText);
      await acceptInvitation(page, text, words.invitationFile);
      ways.replaceChildren(...handOn());
    } catch (fault) {
      if (fault instanceof Refused) ways.replaceChildren(refusalBox(words.inviting.refused, fault.refusal));
      else if (fault instanceof EngineGone) ways.replaceChildren(el('p', {}, words.engineMissingInvited));
      else throw fault;
    }
    bring(one(ways, 'h2, p'));
  });

  /** The ways to hand the invitation on, and what comes after. */
  function handOn() {
    const { invitation } = session;
    if (!invitation) return [];
    const { inviting } = words;
    const said = el('span', { class: 'saved', role: 'status', 'data-said': true });
    const saved = () => page.announce(words.fileSaved);
    const file = button(inviting.saveFile, () => {
      saveInvitation(invitation);
      saved();
    }, 'main');
    const whole = button(inviting.savePage, async () => {
      try {
        savePage(invitation, withInvitation(await ownText(), invitation.text));
        saved();
      } catch {
        page.announce(inviting.pageFailed);
      }
    });
    return [
      el('h2', {}, inviting.made(invitation.settled.partnership)),
      way(inviting.byFile, inviting.byFileText, file),
      way(inviting.byPage, inviting.byPageText, whole),
      linkWay(invitation),
      el('p', { class: 'actions' }, said),
      el('h3', {}, inviting.after),
      el('p', {}, inviting.afterText),
      el('p', { class: 'actions' }, el('a', { class: 'button', href: '#/start' }, inviting.answerToo), el('a', { class: 'button', href: '#/files' }, words.openFiles)),
    ];
  }

  /** @param {import('../model/invitation.js').Invitation} invitation */
  function linkWay(invitation) {
    const { inviting } = words;
    const link = linkOf(location.href.split('#')[0] ?? '', invitation);
    if (singleFile()) return way(inviting.byLink, inviting.noLink);
    const text = LOCAL.test(location.hostname) ? inviting.localLink : inviting.byLinkText;
    if (link.length > LONGEST_LINK) return way(inviting.byLink, inviting.longLink);
    const box = el('input', { type: 'text', readonly: true, id: 'invite-link', value: link });
    const copy = button(inviting.copy, async () => {
      box.select();
      const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
      page.announce(copied ? inviting.copied : inviting.copyByHand);
    });
    return way(inviting.byLink, text, el('label', { for: 'invite-link' }, inviting.link), box, copy);
  }

  return {
    nav: 'invite',
    show() {
      plan = planOfText(session.store.get(KEPT)) ?? planOf(session);
      fill();
      layFormSizes(form, session.questionnaire);
      showFaults(form, []);
      ways.replaceChildren();
      return { title: one(root, 'h1').textContent ?? '' };
    },
  };
}

/** @param {string} title @param {string} text @param {...Node} controls */
function way(title, text, ...controls) {
  return el('div', { class: 'card way' }, el('h3', {}, title), el('p', {}, text), ...controls);
}

/** @returns {Plan} */
function emptyPlan() {
  return { form: null, partnership: '', about: '', message: '', partners: ['', ''], disclosure: null, wave: 1 };
}

/** What is known of the partnership already need not be typed again. @param {import('../model/session.js').Session} session @returns {Plan} */
function planOf({ draft, invitation }) {
  if (invitation) return { ...invitation.settled, partners: [...invitation.settled.partners] };
  if (!isBegun(draft)) return emptyPlan();
  const { form, partnership, about, partners, disclosure, wave } = draft;
  return { form, partnership, about, message: '', partners: [...partners], disclosure, wave };
}

/** @param {string | null} text @returns {Plan | null} */
function planOfText(text) {
  try {
    const { form, partnership, about, message, partners, disclosure, wave } = JSON.parse(text ?? '');
    if (![partnership, about, message, ...partners].every((part) => typeof part === 'string')) return null;
    const kind = form === 'short' || form === 'full' ? form : null;
    return { form: kind, partnership, about, message, partners, disclosure: disclosureOf(disclosure), wave: Number(wave) };
  } catch {
    return null;
  }
}

/** @param {Plan} plan @param {string} name @param {string} value @param {number} threshold */
function takePlanField(plan, name, value, threshold) {
  if (name === 'form') plan.form = value === 'short' ? 'short' : 'full';
  else if (name === 'disclosure') plan.disclosure = value === 'named' ? { mode: 'named' } : { mode: 'anonymous', threshold };
  else if (name === 'threshold') plan.disclosure = { mode: 'anonymous', threshold: Number(value) };
  else if (name === 'wave') plan.wave = Number(value);
  else if (name === 'partnership' || name === 'message') plan[name] = value;
}
