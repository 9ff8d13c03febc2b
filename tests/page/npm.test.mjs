// The package for npm as its users get it: packed, installed, called from Node and from a page
// without a bundler, its types held against what it really returns.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, repository, repositoryFile } from './support/site.mjs';
import { command } from './support/wasm.mjs';

/** @typedef {typeof import('../../wasm/npm/index.d.ts')} Package */

const EXAMPLE = 'examples/headship-consortium.json';
const answers = repositoryFile(EXAMPLE);
const folder = mkdtempSync(join(tmpdir(), 'comity-npm-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {string} text */
const write = (name, text) => writeFileSync(join(folder, name), text);
/** @param {string[]} args */
const npm = (...args) => execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });

/** @param {(file: any) => void} change */
function changed(change) {
  const file = JSON.parse(answers);
  change(file);
  return JSON.stringify(file);
}

/**
 * Runs the compiler over files of a folder.
 * @param {string} where
 * @param {string[]} include
 * @param {object} how
 */
function checkTypes(where, include, how) {
  writeFileSync(join(where, 'tsconfig.json'), JSON.stringify({
    compilerOptions: {
      ...how, target: 'ES2023', lib: ['ES2023', 'DOM'], strict: true, noEmit: true, allowJs: true, checkJs: true,
      types: ['node'], typeRoots: [join(repository, 'tests/page/node_modules/@types')],
    },
    include,
  }));
  const compiler = join(repository, 'tests/page/node_modules/typescript/bin/tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', where], { encoding: 'utf8' });
  assert.equal(status, 0, `${JSON.stringify(how)}\n${stdout.slice(0, 4000)}${stderr}`);
}

/** @type {{ filename: string, files: { path: string }[] }} */
let packed;
/** @type {Package} */
let comityPackage;
/** @type {import('../../wasm/npm/index.d.ts').Comity} */
let comity;

before(async () => {
  [packed] = JSON.parse(npm('pack', join(repository, 'dist/npm'), '--json'));
  write('package.json', '{ "type": "module", "private": true }');
  npm('install', `./${packed.filename}`);
  comityPackage = await import(pathToFileURL(join(folder, 'node_modules/comity/node.js')).href);
  comity = await comityPackage.load();
});

test('what is packed is what is needed, and nothing else', () => {
  assert.deepEqual(packed.files.map(({ path }) => path).sort(), [
    'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'browser.js', 'comity.js', 'index.d.ts',
    'module/comity_wasm.js', 'module/comity_wasm_bg.wasm', 'node.js', 'package.json',
  ]);
  const version = /^version = "(.+)"$/mu.exec(repositoryFile('Cargo.toml'))?.[1];
  assert.equal(JSON.parse(readFileSync(join(folder, 'node_modules/comity/package.json'), 'utf8')).version, version);
  assert.equal(comity.version, version);
});

test('an assessment is the command\'s, number for number', () => {
  const assessment = comity.assess({ name: EXAMPLE, text: answers });
  assert.deepEqual(assessment, JSON.parse(command('assess', EXAMPLE, '--json')));
  assert.deepEqual(comity.assess(answers).lenses, assessment.lenses, 'a text by itself will do');
  assert.ok(comity.report(answers).startsWith('<!DOCTYPE html>'));
  const table = comity.table(answers);
  assert.deepEqual(comity.assess([table]).lenses, assessment.lenses, 'a table is as good');
  assert.ok(comity.questionnaire().includes('data-indicator'));
});

test('files that cannot be taken in are told with their place', () => {
  const broken = { name: 'broken.json', text: '{"schema":' };
  assert.throws(() => comity.assess([answers, broken]), (/** @type {any} */ fault) => {
    assert.ok(fault instanceof comityPackage.ComityError && fault instanceof Error);
    assert.equal(fault.place.file, 'broken.json');
    assert.ok(fault.mend && fault.message.startsWith('broken.json') && fault.message.includes(fault.mend));
    return true;
  });
  const merged = comity.merge([answers, broken]);
  assert.equal(merged.refused.length, 1);
  assert.equal(merged.respondents, JSON.parse(answers).respondents.length);
  assert.throws(() => comity.assess(answers, { instrument: '{}' }), comityPackage.ComityError);
});

test('a figure that is not there is not a number', () => {
  assert.equal(comityPackage.known({ undefined: 'no_answers' }), undefined);
  assert.equal(comityPackage.known(0), 0);
  assert.equal(comityPackage.known(false), false);
});

test('the types describe what comes out, and nothing comes out that they do not name', () => {
  const variants = {
    named: answers,
    few: changed((f) => (f.respondents.length = 3)),
    anonymous: changed((f) => (f.disclosure = { mode: 'anonymous', threshold: 3 })),
    outside: changed((f) => {
      f.respondents[0].standpoint = 'outside';
      delete f.respondents[0].partner;
      f.extra = 'noticed';
    }),
  };
  const real = Object.entries(variants).map(([name, text]) => {
    const assessment = comity.assess(text);
    return `export const ${name}: Assessment = ${JSON.stringify(assessment)};`;
  });
  write('real.ts', ['import type { Assessment } from "comity";', ...real].join('\n'));
  write('merged.ts', `import type { Merged } from "comity";
    export const merged: Merged = ${JSON.stringify(comity.merge([answers, '{'], {}))};`);
  write('use.ts', `import { ComityError, known, load, type Assessment, type Estimate } from "comity";
    const comity = await load();
    const assessment: Assessment = comity.assess([{ name: "a.csv", text: "" }], { wave: 1 });
    const headline = assessment.lenses[0].groups[0]!.measure.headline;
    const estimate: Estimate | undefined = known(headline);
    // @ts-expect-error a figure may be absent
    headline.mean;
    // @ts-expect-error a round is a number
    comity.assess("", { wave: "1" });
    // @ts-expect-error no such figure
    assessment.total;
    export const place: string = new ComityError({ kind: "empty", place: { file: "a" }, message: "", mend: "" }).place.file;
    export { estimate };`);
  copyFileSync(join(repository, 'examples/node/assess.mjs'), join(folder, 'assess.mjs'));
  for (const [module, moduleResolution] of [['NodeNext', 'NodeNext'], ['ESNext', 'Bundler']]) {
    checkTypes(folder, ['*.ts', 'assess.mjs'], { module, moduleResolution });
  }
});

test('the package\'s own modules keep to its types', () => {
  const sources = join(folder, 'sources');
  cpSync(join(repository, 'dist/npm'), sources, { recursive: true });
  writeFileSync(join(sources, 'module/comity_wasm.d.ts'), `${repositoryFile('wasm/src/comity_wasm.d.ts')}
    export function initSync(how: { module: BufferSource | WebAssembly.Module }): unknown;
    export default function init(how?: { module_or_path: unknown }): Promise<unknown>;`);
  checkTypes(sources, ['*.js'], { module: 'NodeNext', moduleResolution: 'NodeNext' });
});

test('the example for Node runs', () => {
  copyFileSync(join(repository, 'examples/node/assess.mjs'), join(folder, 'assess.mjs'));
  const run = (/** @type {string[]} */ ...files) =>
    spawnSync(process.execPath, ['assess.mjs', ...files], { cwd: folder, encoding: 'utf8' });
  const { status, stdout } = run(join(repository, EXAMPLE));
  assert.equal(status, 0);
  const { lenses: [{ groups }] } = comity.assess(answers);
  const lines = stdout.trimEnd().split('\n');
  assert.equal(lines.length, groups.length);
  groups.forEach(({ title, measure }, index) => {
    assert.ok(lines[index]?.startsWith(`${title} ${comityPackage.known(measure.headline)?.mean.toFixed(2)} [`), lines[index]);
  });
  write('broken.csv', 'nothing,here\n1,2\n');
  const refused = run('broken.csv');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /^broken\.csv/u);
});

test('the example for a page without a bundler runs in a browser', async () => {
  copyFileSync(join(repository, 'examples/browser/index.html'), join(folder, 'index.html'));
  const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://here').pathname);
    const kind = kinds[/** @type {keyof typeof kinds} */ (extname(path))];
    response.writeHead(kind ? 200 : 404, { 'content-type': kind ?? 'text/plain' });
    response.end(kind && readFileSync(join(folder, path)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    /** @type {string[]} */
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await page.goto(`http://127.0.0.1:${port}/index.html`);
    await page.getByRole('status').filter({ hasText: 'is ready' }).waitFor();
    const choose = (/** @type {string} */ name, /** @type {string} */ text) =>
      page.getByLabel('Files of answers').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await choose('answers.json', answers);
    await page.getByRole('status').filter({ hasText: 'people' }).waitFor();
    const { lenses: [{ groups }] } = comity.assess(answers);
    assert.deepEqual(await page.getByRole('listitem').allTextContents(), groups.map(
      ({ title, measure }) => `${title}: ${comityPackage.known(measure.headline)?.mean.toFixed(2)}`,
    ));
    await choose('broken.json', '{');
    await page.getByRole('status').filter({ hasText: 'broken.json' }).waitFor();
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    server.close();
  }
});
