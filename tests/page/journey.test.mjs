// The way through the page, from the first question to the results.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { choose, focused, focusIsSeen, tabTo } from './support/keyboard.mjs';
import { downloaded, launch, visit } from './support/site.mjs';
import { answerAll, answerSection, begin, storedAnswers } from './support/steps.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('the short form by keyboard alone, reloaded in the middle, to the results', async () => {
  const { page, end } = await visit(browser);
  const { keyboard } = page;
  await keyboard.press('Tab');
  assert.equal(await focused(page), 'a: Skip to the content');
  await keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  await tabTo(page, 'input[name=form]');
  await choose(page, 0);
  await tabTo(page, 'input[name=partnership]');
  await keyboard.type('River valley partnership');
  await tabTo(page, 'input[name=partners]');
  await keyboard.type('The council');
  await tabTo(page, 'input[name=partners]');
  await keyboard.type('The college');
  await tabTo(page, 'input[name=standpoint]');
  await choose(page, 0);
  await tabTo(page, 'select');
  await keyboard.type('The council');
  await tabTo(page, 'input[name=role]');
  await keyboard.type('Coordinator');
  await tabTo(page, 'input[name=disclosure]');
  await choose(page, 0);
  await tabTo(page, 'button[type=submit]');
  await keyboard.press('Enter');
  await page.locator('[data-view=answer]:not([hidden])').waitFor();
  assert.equal(await focused(page), 'h1: Purpose');
  assert.equal(await page.title(), 'Purpose - Comity');

  /** @type {Record<string, number>} */
  const given = {};
  let number = 0;
  for (let section = 1; (await page.locator('[data-view=answer]:not([hidden])').count()) > 0; section += 1) {
    const ids = await page.locator('[data-section]:not([hidden]) [data-indicator]:not([hidden])').evaluateAll((all) =>
      all.map((element) => element.getAttribute('data-indicator') ?? ''));
    for (const id of ids) {
      number += 1;
      await tabTo(page, `[name="${id}"]`);
      assert.ok(await focusIsSeen(page), id);
      const legend = await page.locator(`[data-indicator=${id}] legend`).innerText();
      assert.ok(legend.startsWith(`${number}. `), `${legend} is number ${number}`);
      await choose(page, number % 5);
      given[id] = 1 + (number % 5);
    }
    if (section === 4) {
      const before = page.url();
      await page.reload();
      await page.locator('[data-view=answer]:not([hidden])').waitFor();
      assert.equal(page.url(), before, 'reload stays in the section');
      assert.equal(await page.locator('[data-section]:not([hidden]) input:checked').count(), ids.length);
    }
    const heading = await page.locator('h1:visible').innerText();
    await tabTo(page, '[data-continue]');
    await keyboard.press('Enter');
    await page.waitForFunction((old) => [...document.querySelectorAll('h1')].find((h1) => h1.checkVisibility())?.innerText !== old, heading);
    assert.match(await focused(page), /^h1: /u);
  }
  assert.equal(number, 28);
  assert.deepEqual(await storedAnswers(page), given);

  assert.equal(await focused(page), 'h1: Check your answers');
  assert.match(await page.locator('[data-check-lead]').innerText(), /All 28 questions are answered/u);
  await tabTo(page, 'a[href="#/results"].button');
  await keyboard.press('Enter');
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  const finding = await page.locator('h1:visible').innerText();
  assert.equal(await focused(page), `h1: ${finding}`);
  assert.equal(await page.title(), `${finding} - Comity`);
  await end();
});

test('what is missing on the first page is said in a summary, at the field and in the title', async () => {
  const { page, end } = await visit(browser);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  const summary = page.locator('[data-view=start] [data-errors]');
  assert.ok(await summary.evaluate((element) => element === document.activeElement));
  assert.match(await page.title(), /^Error: /u);
  const texts = await summary.locator('a').allInnerTexts();
  assert.equal(texts.length, 6);
  for (const [index, text] of texts.entries()) {
    assert.equal(await page.locator('.fault', { hasText: text }).count(), 1, text);
    await summary.locator('a').nth(index).click();
    const described = await page.evaluate(() => {
      const ids = document.activeElement?.getAttribute('aria-describedby') ?? '';
      return ids.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
    });
    assert.ok(described.includes(text), `${text}: the link leads to its field`);
  }
  // Two partners of one name; what was typed stays.
  await page.locator('[data-view=start]').getByLabel('Partner 1', { exact: true }).fill('The council');
  await page.locator('[data-view=start]').getByLabel('Partner 2', { exact: true }).fill(' The  council');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  assert.ok((await summary.innerText()).includes('Two partners have the same name'));
  assert.equal(await page.locator('[data-view=start]').getByLabel('Partner 1', { exact: true }).inputValue(), 'The council');
  await end();
});

test('a partner removed takes no other with it', async () => {
  const { page, end } = await visit(browser);
  await begin(page, { partners: ['A', 'B', 'C'] });
  await page.goBack();
  await page.locator('[data-view=start]').getByLabel('Your partner organisation').selectOption({ label: 'C' });
  await page.getByRole('button', { name: 'Remove Partner 2' }).click();
  const select = page.locator('[data-view=start]').getByLabel('Your partner organisation');
  assert.equal(await select.evaluate((element) => /** @type {HTMLSelectElement} */ (element).selectedOptions[0]?.label), 'C');
  await page.getByRole('button', { name: 'Remove Partner 2' }).click();
  assert.equal(await select.inputValue(), '');
  await end();
});

test('nothing is required: a question is skipped, cleared, changed and noted', async () => {
  const { page, end } = await visit(browser);
  await begin(page);
  await page.locator('[data-continue]').click();
  await page.goto(`${page.url().split('#')[0]}#/check`);
  assert.equal(await page.getByText('Not answered', { exact: true }).count(), 28);
  assert.equal(await page.locator('input:checked:visible').count(), 0, 'nothing is chosen beforehand');

  // Change leads to the question, and back to where the visitor was.
  await page.getByRole('link', { name: 'Answer question 5', exact: true }).click();
  const question = page.locator('[data-indicator]:visible', { has: page.locator('legend', { hasText: /^5\. / }) });
  const id = (await question.getAttribute('data-indicator')) ?? '';
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), id);
  await question.getByLabel('I don\'t know').check();
  await question.getByText('Add what this rests on').click();
  await question.locator('textarea').fill('The meeting in May');
  await page.getByRole('button', { name: 'Back to your answers' }).click();
  assert.match(await focused(page), /^a: Change question 5/u);
  const row = page.locator('dl > div', { hasText: /^5\. / });
  assert.match(await row.innerText(), /I don't know[\s\S]*The meeting in May/u);

  await page.getByRole('link', { name: 'Change question 5', exact: true }).click();
  await question.getByRole('button', { name: 'Clear answer' }).click();
  assert.equal(await question.locator('input:checked').count(), 0);
  assert.deepEqual(await storedAnswers(page), {});
  await page.goBack();
  assert.equal(await page.getByText('Not answered', { exact: true }).count(), 28);
  await end();
});

test('Back goes through the views one by one, and a section can be gone to at once', async () => {
  const { page, end } = await visit(browser);
  await begin(page);
  await answerSection(page, () => '3');
  const progress = page.getByRole('navigation', { name: 'Sections' });
  assert.match(await progress.innerText(), /Purpose, 3 of 3 answered/u);
  await progress.getByRole('link', { name: 'Power' }).click();
  assert.equal(await page.locator('h1:visible').innerText(), 'Power');
  assert.equal(await progress.getByRole('link', { name: 'Purpose (all answered)' }).count(), 1);
  await page.getByRole('link', { name: 'Results', exact: true }).click();
  await page.locator('[data-view=results]:not([hidden])').waitFor();
  for (const heading of ['Power', 'Purpose', 'How ready are you to work together?']) {
    await page.goBack();
    await page.locator('h1:visible', { hasText: heading }).waitFor();
  }
  await end();
});

test('a note that is being typed is kept when the visitor leaves at once', async () => {
  const { page, end } = await visit(browser);
  await begin(page);
  await page.locator('summary:visible', { hasText: 'Add what this rests on' }).first().click();
  await page.locator('textarea:visible').pressSequentially('half a wo');
  await page.reload();
  assert.equal(await page.locator('textarea:visible').inputValue(), 'half a wo');
  await end();
});

test('one person alone: named shows the answers, anonymous says why it shows none', async () => {
  for (const disclosure of /** @type {const} */ (['named', 'anonymous'])) {
    const { page, end } = await visit(browser);
    await begin(page, { disclosure });
    await answerAll(page, (_, index) => (index === 0 ? '5' : '3'));
    await page.getByRole('link', { name: 'See results' }).first().click();
    await page.locator('[data-results-tools]:not([hidden])').waitFor();
    const text = await page.locator('[data-results]').innerText();
    assert.equal(/too few/iu.test(text), disclosure === 'anonymous', disclosure);
    const { name, text: file } = await downloaded(page, () => page.getByRole('button', { name: 'Save answers' }).click());
    assert.equal(name, 'river-valley-partnership-answers.json');
    assert.equal(JSON.parse(file).disclosure.mode, disclosure);
    await end();
  }
});
