// Which view is shown follows from the address after the hash, so that Back and reload work.

import { bring, every, one } from './dom.js';
import { words } from '../messages/en.js';

/**
 * What a view says when it is shown: its title, and where the keyboard goes if not to its h1.
 * `instead` sends the visitor to another address.
 * @typedef {{ title: string, focus?: HTMLElement | null } | { instead: string }} Shown
 */

/**
 * @typedef {object} View
 * @property {string} nav which entry of the main navigation it belongs to
 * @property {(rest: string[]) => Shown | Promise<Shown>} show
 * @property {() => void} [leave]
 */

export class Router {
  constructor() {
    /** Filled by the page, whose views know the router. @type {Record<string, View>} */
    this.views = {};
    /** @type {string | null} */
    this.current = null;
    /** Counts the calls, so that a view that took long does not come up over a later one. */
    this.call = 0;
    addEventListener('hashchange', () => this.follow());
    addEventListener('click', (event) => jumpWithin(event));
    // Views begin at their top; the browser would scroll to where the last one was.
    history.scrollRestoration = 'manual';
  }

  /** Goes to an address and shows its view. @param {string} address */
  go(address) {
    if (location.hash !== address) history.pushState(null, '', address);
    return this.follow();
  }

  /** Goes to an address and leaves the keyboard where it is. @param {string} address */
  show(address) {
    if (location.hash !== address) history.pushState(null, '', address);
    return this.follow(true);
  }

  /** Shows the view of the present address. @param {boolean} [first] on arrival, focus stays */
  async follow(first = false) {
    const [name = '', ...rest] = location.hash.replace(/^#\/?/u, '').split('/').map(decoded);
    const known = this.views[name] ? name : 'start';
    const view = /** @type {View} */ (this.views[known]);
    const call = (this.call += 1);
    if (this.current && this.current !== known) this.views[this.current]?.leave?.();
    const shown = await view.show(known === name ? rest : []);
    if (call !== this.call) return;
    if ('instead' in shown) {
      history.replaceState(null, '', shown.instead);
      await this.follow(first);
      return;
    }
    this.current = known;
    for (const element of every(document, '[data-view]')) element.hidden = element.dataset.view !== known;
    for (const link of every(document, '[data-nav]')) {
      if (link.dataset.nav === view.nav) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    document.title = words.title(shown.title);
    if (first) return;
    scrollTo(0, 0);
    bring(shown.focus ?? one(document, '[data-view]:not([hidden]) h1'));
  }
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** Links within a view move the keyboard without changing the address, which names the view. @param {Event} event */
function jumpWithin(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const address = link?.getAttribute('href') ?? '';
  if (!link || address.startsWith('#/')) return;
  event.preventDefault();
  const target = document.getElementById(address.slice(1));
  if (!target) return;
  // What is folded away is unfolded on the way to it.
  for (let up = target.parentElement; up; up = up.parentElement) if (up instanceof HTMLDetailsElement) up.open = true;
  bring(target);
  target.scrollIntoView({ block: 'start' });
}
