// The page as a file: whether it is one, and its text to hand on.

/** Whether this is the one file opened from disk, not the site. */
export function singleFile() {
  return false;
}

/** The text of the one file. @returns {Promise<string>} */
export async function ownText() {
  const response = await fetch('comity.html');
  return response.text();
}

/**
 * The text of the one file with an invitation in it.
 * @param {string} text
 * @param {string} invitation
 */
export function withInvitation(text, invitation) {
  const json = invitation.replaceAll('<', '\\u003c');
  return text.replace(/(<script type="application\/json" id="invitation">)[^<]*(<\/script>)/u, (_, open, close) => `${open}${json}${close}`);
}
