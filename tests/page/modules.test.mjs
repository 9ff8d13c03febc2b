// The page's modules as text: what the checker of types does not see.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository } from './support/site.mjs';

const web = join(repository, 'web');
const modules = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .map((name) => ({ name, text: readFileSync(join(web, name), 'utf8') }));

test('every text of the catalogue is used', () => {
  const catalogue = modules.find(({ name }) => name === join('messages', 'en.js'))?.text ?? '';
  const rest = modules.filter(({ name }) => !name.startsWith('messages')).map(({ text }) => text).join('\n');
  const keys = [...catalogue.matchAll(/^ {2}(\w+): /gmu)].map((match) => match[1] ?? '');
  assert.ok(keys.length > 60, `${keys.length} texts`);
  assert.deepEqual(keys.filter((key) => !new RegExp(`words\\.${key}\\b`, 'u').test(rest)), []);
});

test('nothing is styled or scripted in the page itself', () => {
  const page = readFileSync(join(web, 'index.html'), 'utf8');
  assert.ok(!/ style=| on\w+=|<style|<script(?![^>]*\bsrc=)/u.test(page));
  assert.ok(!/https?:/u.test(page), 'the page names no other place');
});
