import type { MissingForTexting } from '#shared/domain/missingForTexting.ts';
import { isolated, listOf } from '../namesOf.ts';

/** Holds the sentences of the overview, of Help, and of a company without plan or number. They load with these pages. */
export const welcomeWords = {
  missing: {
    titles: {
      'plan-missing': 'Conversations needs the Advanced plan',
      'number-missing': 'Conversations needs a custom number',
    } satisfies Record<MissingForTexting['code'], string>,
    lead: (company: string) =>
      `With it, ${company} texts with its inspectors, agents and clients from one number of its own:`,
    points: [
      'You write on this page. People get an ordinary text and answer in their own messages app.',
      'Automated texts and answers are in one thread, with a link to the inspection.',
      'The whole office sees each thread, who answered, and whether a text arrived.',
      'Someone who texts STOP is never texted again until they text START.',
    ],
    where: 'Where to get it',
    askAdmin: (company: string, admins: readonly string[]) =>
      `Ask an admin of ${company}.` +
      (admins.length === 0
        ? ''
        : ` ${admins.length > 1 ? 'Its admins are' : 'Its admin is'} ${listOf(admins.map(isolated))}.`),
    askSupport: {
      'plan-missing': (company: string) => `Ask support to move ${company} to the Advanced plan:`,
      'number-missing': (company: string) => `Ask support to set up a number for ${company}:`,
    } satisfies Record<MissingForTexting['code'], (company: string) => string>,
    noSupport: 'Ask the people who run Conversations for your company.',
    opens: 'This page opens Conversations as soon as it is ready.',
    lapsed:
      'Until then, admins can read everything that was written, and nobody can send. Other members see only this page.',
    close: 'Close',
  },
  /** Read by a member on the first visit, and later under Help. */
  overview: {
    title: 'Welcome to Conversations',
    howItWorks: 'How it works',
    steps: (number: string | undefined): readonly (readonly [title: string, text: string])[] => [
      [
        'Find someone',
        'The lists show who texted in the last 14 days. Search finds everyone else by name, agency, e-mail or number.',
      ],
      [
        'Write to them',
        `Your text goes out from ${number ?? 'the company’s number'}. People answer in their own messages app, and the answer appears here.`,
      ],
      [
        'See what became of it',
        'Under each text are who sent it and whether it arrived. What failed is under Needs a look, with the button that repairs it.',
      ],
      [
        'Work together',
        'The whole office shares every thread. The red dot means that someone has written and nobody has read it yet.',
      ],
    ],
    skip: 'Skip',
    foundUnder: 'You find this again under Help, in the menu at the top right.',
  },
  forwarding: {
    isOn: (to: string) =>
      `Each text that arrives is also forwarded to ${to}. The office reads and answers texts here, so we recommend turning that off.`,
    stopped: (to: string) =>
      `Texts are no longer forwarded to ${to}, because that phone cannot get them anymore.`,
    settings: 'Open the settings',
    askAdmin: 'An admin can change it in the settings.',
  },
  help: {
    title: 'Help',
    close: 'Close',
    questions: 'Questions',
    write: 'Write to',
    questionSubject: (company: string) => `Question about Conversations: ${company}`,
    askAdmin: (company: string) => `Ask an admin of ${company}.`,
    feedback: 'Feedback',
    feedbackWanted: 'What is missing, slow or in the way?',
    sendFeedback: 'Send feedback',
    feedbackSubject: (company: string) => `Feedback on Conversations: ${company}`,
  },
  banner: {
    'plan-missing':
      'Nobody can send because Conversations needs the Advanced plan again. You can read everything.',
    'number-missing':
      'Nobody can send because Conversations needs a custom number again. You can read everything.',
    how: 'How to get it',
  },
} as const;
