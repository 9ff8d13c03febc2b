// Small helpers to find and make elements. Texts are set as text, never parsed as HTML.

/**
 * The element that must be there.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
export function one(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T[]}
 */
export function every(root, selector) {
  return /** @type {T[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * Makes an element. `on…` are listeners, the rest attributes; those that are false are left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | number | boolean | undefined | ((event: Event) => void)>} [attributes]
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== false && child !== undefined));
  return made;
}

/** A text for those who listen only. @param {string} text */
export function unseen(text) {
  return el('span', { class: 'unseen' }, text);
}

/** @param {string} label @param {() => void} press @param {string} [kind] */
export function button(label, press, kind) {
  return el('button', { type: 'button', class: kind, onclick: press }, label);
}

/** Sets a live text only when it differs, so that it is not read out again. @param {Element} place @param {string} text */
export function tell(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** Brings the keyboard to a place that is no control. @param {HTMLElement} place */
export function bring(place) {
  if (!place.matches('a, button, input, select, textarea, summary')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'nearest' });
}
