// Every text that the page's modules show, in one place, so that another language is one file.
// What stands in index.html and what Rust writes is not here.

const plurals = new Intl.PluralRules('en');
const lists = new Intl.ListFormat('en');
const figures = new Intl.NumberFormat('en');
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/**
 * A number with the form of the word that goes with it.
 * @param {number} count
 * @param {{ one: string, other: string }} forms `{n}` is where the number goes
 */
function plural(count, forms) {
  const form = plurals.select(count) === 'one' ? forms.one : forms.other;
  return form.replace('{n}', figures.format(count));
}

/** @param {number} n */
const questions = (n) => plural(n, { one: '{n} question', other: '{n} questions' });

export const words = {
  /** @param {string} heading */
  title: (heading) => `${heading} - Comity`,
  /** @param {string} title */
  titleOfFault: (title) => `Error: ${title}`,
  error: 'Error:',
  cancel: 'Cancel',

  // Keeping
  /** @param {Date} at */
  saved: (at) => `Saved on this device at ${clock.format(at)}`,
  notKept: 'Not saved on this device',
  storageRefused:
    'This browser does not let the page keep your answers. Save them to a file before you close it.',
  storageFullOwn: 'There is no room left on this device for your answers. Save them to a file before you close the page.',
  storageFull: 'There is no room left on this device for what you opened. Save it to a file before you close the page.',
  saveFile: 'Save file',
  fileSaved: 'The file is among your downloads.',
  ownFile: 'your answers',
  unnamedFile: 'comity',
  fileNames: { own: 'my-answers', all: 'answers', table: 'table', report: 'report', invitation: 'invitation', page: 'questions' },

  crossed: 'Somebody else has begun to answer in another tab. This tab shows those answers now; your last change was not made.',

  // Undo
  /** @param {string} what */
  undone: (what) => `Undone: ${what}.`,
  /** @param {string} what */
  redone: (what) => `Done again: ${what}.`,
  changes: {
    /** @param {string} number */
    answer: (number) => `answer to question ${number}`,
    /** @param {string} number */
    note: (number) => `note to question ${number}`,
    partners: 'list of partners',
    /** @param {number} n */
    files: (n) => plural(n, { one: 'opening {n} file', other: 'opening {n} files' }),
    person: 'change of person',
    money: 'choice of who holds the money',
    invitation: 'taking up the invitation',
  },

  // Who holds the money
  money: {
    label: 'Which partner holds the money?',
    hint: 'Only if one does for all. Where that partner sees things differently from the others, the results say so.',
    nobody: 'no single one, or I do not know',
  },

  // Invitations
  /** @param {string} partnership @param {number} wave */
  invitedTo: (partnership, wave) =>
    wave > 1 ? `You are asked about "${partnership}", round ${figures.format(wave)}.` : `You are asked about "${partnership}".`,
  named: 'Everybody agreed that answers may be shown with partner and role.',
  notInvited: 'The invitation could not be used',
  brokenLink: 'The link is not whole. Ask for it again, or for the invitation as a file.',
  withoutInvitation: 'Go on without it',
  invitationLink: 'the link',
  invitationFile: 'the invitation',
  engineMissingInvited: 'The part of the page that reads invitations could not be loaded. Load the page again.',
  inviting: {
    refused: 'The invitation could not be made',
    /** @param {string} partnership */
    made: (partnership) => `The invitation to "${partnership}" is ready`,
    byFile: 'As a file',
    byFileText: 'Send it by mail. Those you invite open it on this page, under Files.',
    saveFile: 'Save invitation',
    byPage: 'As a page of its own',
    byPageText: 'One file with the questions and the invitation in it. It opens with a double click and needs no network.',
    savePage: 'Save page',
    byLink: 'As a link',
    byLinkText: 'The invitation is in the link itself. Browsers do not send that part to any server.',
    pageFailed: 'The page could not be made. Save the invitation as a file instead.',
    localLink: 'This page is served by your own device: nobody else can open its address. Put the page on a web server first, or use another way.',
    noLink: 'This page was opened from a file, so there is no address that others could open.',
    longLink: 'With so long a questionnaire the link would be too long for mail. Use one of the other ways.',
    link: 'Link',
    copy: 'Copy link',
    copied: 'The link is copied.',
    copyByHand: 'The link is marked: copy it with the keyboard.',
    after: 'When the files come back',
    afterText: 'Open all of them at once. Files of another partnership or questionnaire are told apart and left out.',
    answerToo: 'Answer yourself',
  },

  // The module that works out results
  engineMissing:
    'The part that works out results could not be loaded. You can answer and save your answers all the same.',
  engineStopped:
    'The part that works out results has stopped. Your answers are here and safe. Save them to a file, then load the page again.',
  reload: 'Load the page again',
  working: 'Working out the results',

  // The page itself
  worksOffline: 'Works without a network.',
  singleFile:
    'This page is one file and needs no network. Your browser keeps your answers, but it may clear them, or show them to other files on this device. Save your answers to a file to be sure of them.',
  newer: 'A newer version of this page is ready. Your answers are kept.',
  loadNewer: 'Load it',

  // Start
  /** @param {number} n @param {number} minutes */
  formSize: (n, minutes) =>
    `${questions(n)}, about ${plural(minutes, { one: '{n} minute', other: '{n} minutes' })}`,
  /** @param {number} threshold */
  anonymous: (threshold) => `Nothing is shown that stands on fewer than ${threshold} people.`,
  /** @param {number} n */
  partnerLabel: (n) => `Partner ${n}`,
  remove: 'Remove',
  choosePartner: 'Choose your partner',
  noPartner: 'None',
  partnerOfOutsider: 'Partner organisation (optional)',
  partnerOfInsider: 'Your partner organisation',
  /** @param {number} answered @param {number} of */
  resume: (answered, of) => `You have answered ${answered} of ${questions(of)} on this device.`,
  faults: {
    form: 'Choose the short form or the full form',
    partnership: 'Write the name of the partnership',
    partners: 'Name at least one partner',
    partnersTwice: 'Two partners have the same name: write each once',
    standpoint: 'Choose whether you stand inside or outside the partnership',
    partner: 'Choose the partner you work in',
    disclosure: 'Choose what was agreed about names',
    threshold: 'Write the fewest people as a whole number from 3 to 1000',
    wave: 'Write the round as a whole number from 1 to 9999',
  },

  // Answering
  /** @param {string} partnership @param {number} step @param {number} steps */
  where: (partnership, step, steps) =>
    [partnership, `section ${step} of ${steps}`].filter(Boolean).join(', '),
  /** @param {string} title @param {number} answered @param {number} of */
  progress: (title, answered, of) => `${title}, ${answered} of ${of}`,
  /** @param {string} title @param {number} answered @param {number} of */
  progressHere: (title, answered, of) => `${title}, ${answered} of ${of} answered`,
  allAnswered: ' (all answered)',
  check: 'Check',
  continue: 'Continue',
  backToCheck: 'Back to your answers',
  cleared: 'Answer cleared',

  // Checking
  /** @param {number} answered @param {number} of */
  checkLead: (answered, of) =>
    answered === of
      ? `All ${questions(of)} are answered.`
      : `${answered} of ${questions(of)} answered. Nothing is required: what is left open is shown as left open.`,
  /** @param {number} open */
  sectionOpen: (open) => (open === 0 ? 'All answered' : `${figures.format(open)} not answered`),
  notAnswered: 'Not answered',
  change: 'Change',
  answer: 'Answer',
  /** @param {number} number */
  ofQuestion: (number) => ` question ${number}`,
  firstOpen: 'Go to the first one that is open',

  // Results
  results: 'Results',
  nothingYet: 'There are no results yet',
  nothingYetText:
    'Results appear as soon as there is one answer. Answer the questions, open the files of other members, or look at an example first.',
  answerNow: 'Answer the questions',
  openFiles: 'Open files',
  lookAtExample: 'Look at the example',
  exampleBanner: 'This is an illustration: a partnership that does not exist, with made-up answers.',
  exampleAway: 'Put the example away',
  exampleFailed: 'The example could not be loaded.',
  detailsMissing: 'Some details are missing',
  detailsMissingText: 'Before there are results, the first page has to be filled in: the partnership and where you stand.',
  ownLeftOut: 'Your own answers are left out as long as the first page is not filled in.',
  fillIn: 'Fill in the first page',
  notAssessed: 'These answers could not be assessed',
  noticed: 'What was noticed in the files',
  /** @param {number} wave */
  wave: (wave) => `Round ${wave}`,

  // Files
  /** @param {number} files @param {number} people */
  opened: (files, people) =>
    `${plural(files, { one: '{n} file', other: '{n} files' })} opened. ${plural(people, {
      one: '{n} person',
      other: '{n} people',
    })} held now.`,
  refusedTitle: (/** @type {number} */ files) =>
    plural(files, { one: 'The file was not opened', other: 'None of the {n} files was opened' }),
  nothingChanged: 'What was here before is unchanged.',
  nothingOfIt: 'Nothing of this file was taken.',
  /** @param {number} n */
  leftOut: (n) => plural(n, { one: '{n} file was left out', other: '{n} files were left out' }),
  toMend: 'What to do:',
  /** @param {number} line */
  line: (line) => `line ${line}`,
  notText: 'this is not a text file in UTF-8',
  notTextMend: 'Save a spreadsheet as "CSV UTF-8", or choose the JSON file',
  tooLarge: 'the file is larger than 64 MB',
  tooLargeMend: 'Check that it is the right file',
  unreadable: 'the file could not be read',
  unreadableMend: 'Check that it is still there, and choose it again',
  nobodyHeld: 'Nobody yet. Your own answers appear here once you have answered a question.',
  /** @param {number} people */
  people: (people) => plural(people, { one: '{n} person', other: '{n} people' }),
  /** @param {number} n @param {string[]} silent those of whom nobody has answered */
  partnersAnswered: (n, silent) =>
    silent.length === 0
      ? `All ${figures.format(n)} partners have answered.`
      : `${figures.format(n - silent.length)} of ${figures.format(n)} partners have answered. Nobody yet from: ${lists.format(silent)}.`,
  /** @param {number} more */
  morePeople: (more) => plural(more, { one: 'and {n} more person', other: 'and {n} more people' }),
  columns: { partner: 'Partner', role: 'Role', wave: 'Round', answered: 'Answered', who: 'Whose' },
  you: 'You',
  fromFile: 'From a file',
  outside: 'Outside the partnership',
  noRole: 'Not said',
  /** @param {number} answered @param {number} of */
  answeredOf: (answered, of) => `${answered} of ${of}`,
  continueThese: 'Continue these answers',
  continued: 'These are your answers now. You can go on where they stop.',
  anotherReady: 'The answers so far are held. The next person can begin.',
  mapping: {
    /** @param {string} file */
    title: (file) => `What the columns of ${file} became`,
    /** @param {string} tool */
    lead: (tool) => `This looks like ${tool}. Here is what each column and each label was taken for. Change what is wrong, then open it.`,
    /** @type {Record<string, string>} */
    tools: {
      comity: 'a table of this page',
      limesurvey: 'an export of LimeSurvey',
      qualtrics: 'an export of Qualtrics',
      redcap: 'an export of REDCap',
      google_forms: 'an export of Google Forms',
      long: 'a table with one answer in each row',
      table: 'a table of answers',
    },
    toDecide: 'Still to be decided:',
    nothingOpen: 'Nothing is left to decide.',
    matters: {
      no_answers: 'No column is one of the questions yet. Choose which column is which question.',
      no_partner: 'Not everybody has a partner organisation. Choose its column, or write one partner for everybody below.',
      unknown_labels: 'Nobody knows yet what some of the labels mean. Answers with them count as left open until you say it.',
      unclear_columns: 'A column that is left out looks like answers. Choose its question, or leave it out.',
    },
    used: 'Your earlier changes to a table with these headings were used.',
    check: 'Check what became of the columns',
    hint: 'Your changes are remembered on this device, and used for every table with the same headings.',
    open: 'Open with these',
    columnsTitle: 'Columns',
    /** @param {number} n */
    foldedTitle: (n) => plural(n, { one: '{n} column that is none of the answers is left out', other: '{n} columns that are none of the answers are left out' }),
    columnHeads: { heading: 'Column', examples: 'Examples', becomes: 'What it became' },
    /** @param {number} n */
    noHeading: (n) => `Column ${figures.format(n)}, without a heading`,
    /** @param {number} more */
    moreColumns: (more) => plural(more, { one: 'and {n} more column, left as it is', other: 'and {n} more columns, left as they are' }),
    /** @param {string} heading */
    becameOf: (heading) => `What the column ${heading} became`,
    ignored: 'Left out',
    preview: 'Says which rows were only a trial',
    fields: {
      respondent: 'Who it is (a short code)',
      partner: 'Partner organisation',
      role: 'Role',
      standpoint: 'Inside or outside',
      wave: 'Round of asking',
      form: 'Short or full form',
      partnership: 'Name of the partnership',
      disclosure: 'Named or anonymous',
      threshold: 'Fewest people a figure may stand on',
    },
    groups: { fields: 'About the person', answers: 'Answers to', notes: 'Notes on' },
    /** A question as long as a choice can show it. @param {string} text */
    shorten: (text) => (text.length > 80 ? `${text.slice(0, 79)}\u2026` : text),
    /** @type {Record<string, string>} */
    reasons: {
      timing: 'Dates and times could tell who answered. They are not kept.',
      contact: 'Names, addresses and invitation codes are not kept.',
      network: 'Addresses of devices are not kept.',
      location: 'Where somebody was is not kept.',
      bookkeeping: 'The survey tool notes this for itself.',
      checkbox: 'A box of a question with several answers is no level.',
      repeated: 'Another column is read as this already.',
      empty: 'There is nothing in it.',
      unrecognised: 'It is none of the questions.',
      by_hand: 'You have chosen so.',
    },
    labelsTitle: 'Labels in the columns of answers',
    labelHeads: { label: 'Label', count: 'How often', becomes: 'What it means' },
    /** @param {string} label */
    meaningOf: (label) => `What the label ${label} means`,
    /** @param {number} level @param {string} label */
    levelOf: (level, label) => `${figures.format(level)}: ${label}`,
    unknown: 'Not known yet',
    skipped: 'Left open',
    notAsked: 'Not asked',
    everybodyTitle: 'For everybody in this table',
    everybodyHint: 'What the table does not say. It holds where a row says nothing else.',
    constants: {
      partner: 'Partner organisation',
      partnership: 'Name of the partnership',
      wave: 'Round of asking',
      disclosure: 'What was agreed about names',
    },
    disclosures: {
      unsaid: 'Not said: taken as anonymous',
      anonymous: 'Anonymous',
      named: 'Named: everybody agreed',
    },
  },
  startAgain: {
    title: 'Start again?',
    text: 'Your answers and the opened files about this partnership are removed from this device. You can undo this as long as the page stays open. What you changed about the columns of tables is removed as well, for all partnerships, and does not come back.',
    save: 'Save first',
    yes: 'Start again',
    done: 'The answers about this partnership are removed from this device, and so are your changes to the columns of tables.',
    change: 'starting again',
  },
  instrument: {
    /** @param {string} title @param {string} version @param {number} count */
    now: (title, version, count) => `${title}, version ${version}, ${questions(count)}.`,
    changeTitle: 'Change the questionnaire?',
    changeText: 'Your answers to the present questionnaire are kept on this device. They come back when you return to it.',
    changeTextNotKept: 'Your answers to the present questionnaire are kept until you close this page. Save them to be sure.',
    yes: 'Change',
    /** @param {string} title */
    changed: (title) => `The questionnaire is now: ${title}.`,
    refused: 'The questionnaire was not opened',
  },
};

/** A count in the figures of the language. @param {number} count */
export const figure = (count) => figures.format(count);
