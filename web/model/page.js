// The page as a file: whether it is one, opened from disk, and the text of that file, to be handed
// on with an invitation inside.

/** What the file carries in elements of its own; on a site these are files of their own. */
const PARTS = { module: 'comity-wasm', form: 'carried-form', example: 'example', invitation: 'invitation' };
const SINGLE = 'comity.html';
const EXAMPLE = 'examples/headship-consortium.json';
/** The element, whatever stands in it: data has no `<`. */
const INVITATION = /(<script type="application\/json" id="invitation">)[^<]*(<\/script>)/u;

/** @param {string} id */
const carried = (id) => document.getElementById(id)?.textContent ?? null;

/** The file's text, taken before anything changes the document. */
const pristine = carried(PARTS.module) === null ? null : `<!doctype html>\n${document.documentElement.outerHTML}`;

/** Whether this page is one file that needs no others. */
export function singleFile() {
  return pristine !== null;
}

/**
 * The page as one file: this one, or the one that the site offers.
 * @returns {Promise<string>}
 */
export async function ownText() {
  return pristine ?? textOf(SINGLE);
}

/**
 * The file with an invitation inside, in place of any other.
 * @param {string} text what {@link ownText} gave
 * @param {string} json
 */
export function withInvitation(text, json) {
  if (!INVITATION.test(text)) throw new Error('this file has no place for an invitation');
  return text.replace(INVITATION, (_, begin, end) => begin + json.replaceAll('<', '\\u003c') + end);
}

/** The invitation that came inside the file, as text; null if there is none. */
export function carriedInvitation() {
  return carried(PARTS.invitation)?.trim() || null;
}

/** The example partnership's answers. @returns {Promise<string>} */
export async function exampleText() {
  return singleFile() ? unpackedText(PARTS.example) : textOf(EXAMPLE);
}

/** Lays the form out of the file into the page; on a site it stands there from the start. */
export async function layCarriedForm() {
  const place = document.querySelector('[data-form]');
  if (singleFile() && place) place.innerHTML = await unpackedText(PARTS.form);
}

/** The module's bytes out of the file. */
export function carriedModule() {
  return unpacked(PARTS.module);
}

/** @param {string} id */
async function unpackedText(id) {
  return new TextDecoder().decode(await unpacked(id));
}

/** What the file carries compressed. @param {string} id @returns {Promise<ArrayBuffer>} */
function unpacked(id) {
  const text = carried(id) ?? '';
  /** Ten times as fast, where a browser has it. @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */
  const { fromBase64 } = /** @type {any} */ (Uint8Array);
  const packed = fromBase64 ? fromBase64.call(Uint8Array, text) : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const { readable, writable } = new DecompressionStream('gzip');
  // In one piece: as a stream of pieces it takes twice as long.
  const writer = writable.getWriter();
  writer.write(packed).catch(() => {});
  writer.close().catch(() => {});
  return new Response(readable).arrayBuffer();
}

/** @param {string} file */
async function textOf(file) {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.text();
}
