// What the answers show. The findings, charts and tables come from Rust as HTML; this view brings
// them up, and hands them out as files.

import { button, el, one } from './dom.js';
import { refusalBox } from './notices.js';
import { saveAnswers, saveReport, saveTable } from './save.js';
import { allAnswers, lacksDetails } from '../model/combine.js';
import { EngineGone, Refused } from '../model/engine.js';
import { fileOfText } from '../model/file.js';
import { words } from '../messages/en.js';

/** With more people than this the results take long enough to ask for patience first. */
const MANY = 200;

/**
 * @param {import('../app.js').Page} page
 * @returns {import('./router.js').View}
 */
export function resultsView(page) {
  const { session, engine, router } = page;
  const root = one(document, '[data-view=results]');
  const place = one(root, '[data-results]');
  const tools = one(root, '[data-results-tools]');
  const select = /** @type {HTMLSelectElement} */ (one(tools, '[data-wave]'));
  /** What is shown now: the buttons save exactly this. @type {{ held: import('../model/session.js').Held, wave?: number } | null} */
  let shown = null;
  /** The results last worked out, and what of. @type {{ of: string, results: import('../pkg/comity_wasm.js').Results } | null} */
  let last = null;
  /** What the visitor was told to wait for. */
  let waitedFor = '';

  select.addEventListener('change', () => page.router.go(select.value ? `#/results/${select.value}` : '#/results'));
  one(tools, '[data-print]').addEventListener('click', () => print());
  one(tools, '[data-save-answers]').addEventListener('click', () => {
    if (shown) saveAnswers(shown.held.responses, 'all');
    page.announce(words.fileSaved);
  });
  one(tools, '[data-save-table]').addEventListener('click', () => handOut(saveTable, (rust, { held }) =>
    rust.responses_csv(held.responses, session.instrumentText)));
  one(tools, '[data-save-report]').addEventListener('click', () => handOut(saveReport, (rust, { held, wave }) =>
    rust.report(held.responses, wave, session.instrumentText, held.notices)));

  /**
   * @param {(responses: string, text: string) => void} save
   * @param {(rust: import('../model/engine.js').Exports, what: NonNullable<typeof shown>) => string} make
   */
  async function handOut(save, make) {
    const what = shown;
    if (!what) return;
    try {
      const text = await engine.ask((rust) => make(rust, what));
      save(what.held.responses, text);
      page.announce(words.fileSaved);
    } catch (fault) {
      if (!(fault instanceof EngineGone)) throw fault;
    }
  }

  /** A page of a heading, a text and what to do. @param {string} title @param {string} text @param {...(Node | null)} ways */
  function plain(title, text, ...ways) {
    tools.hidden = true;
    shown = null;
    place.replaceChildren(
      ...banner(),
      el('h1', { tabindex: -1 }, title),
      el('p', { class: 'lead' }, text),
      el('div', { class: 'actions' }, ...ways, el('span', { class: 'saved', role: 'status', 'data-said': true })),
    );
    return { title };
  }

  /** That an illustration is shown, and the way back. */
  function banner() {
    if (!session.example) return [];
    const away = button(words.exampleAway, () => {
      session.showExample(null);
      router.go('#/results');
    });
    return [el('div', { class: 'banner illustration' }, el('p', {}, words.exampleBanner), away)];
  }

  /** That the person's own answers are left out, and why. */
  function ownLeftOut() {
    if (!lacksDetails(session)) return [];
    return [el('div', { class: 'banner warning' }, el('p', {}, words.ownLeftOut), wayTo('#/start', words.fillIn))];
  }

  const wayTo = (/** @type {string} */ address, /** @type {string} */ label, kind = '') =>
    el('a', { class: `button ${kind}`, href: address }, label);

  /** Asks for patience, and comes back to the results. @param {Promise<unknown>} until */
  function working(until) {
    until.then(() => (location.hash.startsWith('#/results') ? router.follow() : undefined));
    return plain(words.results, words.working);
  }

  function nothingYet() {
    const example = session.own ? null : button(words.lookAtExample, () => page.openExample());
    const ways = [wayTo('#/answer', words.answerNow, 'main'), wayTo('#/files', words.openFiles), example];
    return plain(words.nothingYet, words.nothingYetText, ...ways);
  }

  /** @param {number[]} waves @param {number | undefined} wave */
  function layWaves(waves, wave) {
    one(tools, '[data-wave-choice]').hidden = waves.length < 2;
    const latest = waves.at(-1) ?? 1;
    select.replaceChildren(...waves.map((number) => new Option(words.wave(number), number === latest ? '' : String(number))));
    select.value = wave === undefined || wave === latest ? '' : String(wave);
  }

  return {
    nav: 'results',
    async show([wanted]) {
      if (lacksDetails(session) && !session.held) {
        return plain(words.detailsMissing, words.detailsMissingText, wayTo('#/start', words.fillIn, 'main'));
      }
      if (engine.state === 'loading') return working(engine.arrived);
      try {
        const held = await allAnswers(session, engine);
        const people = held ? fileOfText(held.responses).respondents : [];
        const waves = [...new Set(people.map((person) => person.wave ?? 1))].sort((a, b) => a - b);
        if (!held || waves.length === 0) return nothingYet();
        const wave = waves.find((number) => String(number) === wanted);
        const of = JSON.stringify([session.key, wave, held]);
        if (last?.of !== of) {
          if (people.length > MANY && waitedFor !== of) {
            waitedFor = of;
            return working(new Promise((painted) => setTimeout(painted, 50)));
          }
          const { responses, notices } = held;
          last = { of, results: await engine.ask((rust) => rust.assess(responses, wave, session.instrumentText, notices)) };
        }
        shown = { held, wave };
        // Rust escapes every text of a file that it puts into HTML.
        const html = document.createElement('template');
        html.innerHTML = last.results.html;
        place.replaceChildren(...banner(), ...ownLeftOut(), html.content);
        layWaves(waves, wave);
        tools.hidden = false;
        const heading = one(place, 'h1');
        heading.tabIndex = -1;
        return { title: heading.textContent ?? '' };
      } catch (fault) {
        if (fault instanceof EngineGone) return plain(words.results, words.engineStopped);
        if (!(fault instanceof Refused)) throw fault;
        const shownFault = plain(words.notAssessed, '', wayTo('#/files', words.openFiles), wayTo('#/start', words.fillIn));
        one(place, '.lead').replaceWith(refusalBox(null, fault.refusal));
        return shownFault;
      }
    },
  };
}
