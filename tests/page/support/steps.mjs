// What a visitor does, step by step, where the test is about something else.

import { repositoryFile } from './site.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Fills in the first page and goes on to the questions.
 * @param {Page} page
 * @param {{ form?: 'short' | 'full', partnership?: string, partners?: string[], role?: string, disclosure?: 'named' | 'anonymous' }} [who]
 */
export async function begin(page, who = {}) {
  const { form = 'short', partnership = 'River valley partnership', partners = ['The council', 'The college'], role = 'Coordinator', disclosure = 'named' } = who;
  await page.goto(`${page.url().split('#')[0]}#/start`);
  await page.locator(`[data-view=start] input[name=form][value=${form}]`).check();
  await page.locator('[data-view=start]').getByLabel('Name of the partnership').fill(partnership);
  for (const [index, name] of partners.entries()) {
    if (index > 1) await page.getByRole('button', { name: 'Add a partner' }).click();
    await page.locator('[data-view=start]').getByLabel(`Partner ${index + 1}`, { exact: true }).fill(name);
  }
  await page.locator('[data-view=start] input[name=standpoint][value=inside]').check();
  await page.locator('[data-view=start]').getByLabel('Your partner organisation').selectOption({ label: partners[0] });
  await page.locator('[data-view=start]').getByLabel('Your role').fill(role);
  await page.locator(`[data-view=start] input[name=disclosure][value=${disclosure}]`).check();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.locator('[data-view=answer]:not([hidden])').waitFor();
}

/**
 * Answers what the present section asks, each with the value the function gives for it.
 * @param {Page} page
 * @param {(indicator: string, index: number) => string | null} value null leaves a question open
 */
export async function answerSection(page, value) {
  const shown = await page.locator('[data-section]:not([hidden]) [data-indicator]:not([hidden])').all();
  for (const [index, question] of shown.entries()) {
    const chosen = value((await question.getAttribute('data-indicator')) ?? '', index);
    if (chosen !== null) await question.locator(`input[value="${chosen}"]`).check();
  }
}

/**
 * Answers the whole form and ends on the check page.
 * @param {Page} page
 * @param {(indicator: string, index: number) => string | null} value
 */
export async function answerAll(page, value) {
  while (await page.locator('[data-view=answer]:not([hidden])').count()) {
    await answerSection(page, value);
    const before = page.url();
    await page.locator('[data-continue]').click();
    await page.waitForFunction((old) => location.href !== old, before);
  }
}

/**
 * Opens files on the files page.
 * @param {Page} page
 * @param {...{ name: string, text: string | Buffer }} files
 */
export async function openFiles(page, ...files) {
  await page.goto(`${page.url().split('#')[0]}#/files`);
  // What was said before is not what comes of these.
  await page.locator('[data-files-outcome]').evaluate((outcome) => outcome.replaceChildren());
  await page.getByLabel('Open files of answers').setInputFiles(
    files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
  );
  await page.locator('[data-files-outcome] > *').first().waitFor();
}

export const example = () => ({ name: 'headship-consortium.json', text: repositoryFile('examples/headship-consortium.json') });

/** The own answers as they stand in the browser's storage. @param {Page} page */
export function storedAnswers(page) {
  return page.evaluate(() => {
    const name = Object.keys(localStorage).find((key) => key.startsWith('comity/1/draft/'));
    return name ? JSON.parse(localStorage.getItem(name) ?? '{}').answers : null;
  });
}

/**
 * Makes an invitation on the invite page.
 * @param {Page} page
 * @param {{ partnership?: string, partners?: string[], form?: 'short' | 'full', disclosure?: 'named' | 'anonymous', wave?: number, message?: string }} [what]
 */
export async function invite(page, what = {}) {
  const { partnership = 'River valley partnership', partners = ['The council', 'The college'], form = 'short', disclosure = 'named', wave = 1, message = '' } = what;
  await page.goto(`${page.url().split('#')[0]}#/invite`);
  const view = page.locator('[data-view=invite]');
  await view.getByLabel('Name of the partnership').fill(partnership);
  for (const [index, name] of partners.entries()) {
    if (index > 1) await view.getByRole('button', { name: 'Add a partner' }).click();
    await view.getByLabel(`Partner ${index + 1}`, { exact: true }).fill(name);
  }
  await view.locator(`input[name=form][value=${form}]`).check();
  await view.locator(`input[name=disclosure][value=${disclosure}]`).check();
  await view.getByLabel('Your words').fill(message);
  if (wave > 1) {
    await view.getByText('You have asked these questions before').click();
    await view.getByLabel('Round of asking').fill(String(wave));
  }
  await view.getByRole('button', { name: 'Make the invitation' }).click();
  await view.locator('[data-ways] > *').first().waitFor();
}

/**
 * Says where an invited person stands, and goes on to the questions.
 * @param {Page} page
 * @param {string} partner
 */
export async function joinIn(page, partner) {
  const start = page.locator('[data-view=start]');
  await start.locator('[data-invited]:not([hidden])').waitFor();
  await start.locator('input[name=standpoint][value=inside]').check();
  await start.getByLabel('Your partner organisation').selectOption({ label: partner });
  await start.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.locator('[data-view=answer]:not([hidden])').waitFor();
}
