// Every text that the page's modules show, in one place, so that another language is one file.
// What stands in index.html and what Rust writes is not here.

const plurals = new Intl.PluralRules('en');
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
  storageFull: 'There is no room left on this device for what you opened. Save it to a file before you close the page.',
  saveFile: 'Save file',
  fileSaved: 'The file is among your downloads.',
  ownFile: 'your answers',
  unnamedFile: 'comity',
  fileNames: { own: 'my-answers', all: 'answers', table: 'table', report: 'report' },

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
  startAgain: {
    title: 'Start again?',
    text: 'Your answers and the opened files are removed from this device. They cannot be brought back unless you have saved them.',
    save: 'Save first',
    yes: 'Start again',
    done: 'All answers are removed from this device.',
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
