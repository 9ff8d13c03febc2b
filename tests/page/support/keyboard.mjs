// A visitor who has no mouse.

/** @typedef {import('playwright-core').Page} Page */

/** More stops than any view has. */
const MOST_STOPS = 500;

/**
 * Presses Tab until the keyboard stands on an element of this kind.
 * @param {Page} page
 * @param {string} selector
 */
export async function tabTo(page, selector) {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((kind) => document.activeElement?.matches(kind), selector)) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

/**
 * Chooses the nth radio of the group the keyboard stands in.
 * @param {Page} page
 * @param {number} nth from 0
 */
export async function choose(page, nth) {
  await page.keyboard.press('Space');
  for (let step = 0; step < nth; step += 1) await page.keyboard.press('ArrowDown');
}

/** What the keyboard stands on: its tag and text. @param {Page} page */
export function focused(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    return at ? `${at.tagName.toLowerCase()}: ${(at.textContent ?? '').trim()}` : '';
  });
}

/** Whether what the keyboard stands on is seen to be so: outlined, and on the screen. @param {Page} page */
export function focusIsSeen(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at) return false;
    const outlined = [at, at.closest('label')].some((element) => element && getComputedStyle(element).outlineStyle !== 'none');
    const { top, bottom } = at.getBoundingClientRect();
    return outlined && bottom > 0 && top < innerHeight;
  });
}
