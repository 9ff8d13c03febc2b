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
  await page.locator(`input[name=form][value=${form}]`).check();
  await page.getByLabel('Name of the partnership').fill(partnership);
  for (const [index, name] of partners.entries()) {
    if (index > 1) await page.getByRole('button', { name: 'Add a partner' }).click();
    await page.getByLabel(`Partner ${index + 1}`, { exact: true }).fill(name);
  }
  await page.locator('input[name=standpoint][value=inside]').check();
  await page.getByLabel('Your partner organisation').selectOption({ label: partners[0] });
  await page.getByLabel('Your role').fill(role);
  await page.locator(`input[name=disclosure][value=${disclosure}]`).check();
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
