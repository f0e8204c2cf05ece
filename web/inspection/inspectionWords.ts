import type { MissingForTexting } from '#shared/domain/missingForTexting.ts';

/** Holds the sentences of the list of inspections and of one inspection. */
export const inspectionWords = {
  list: {
    title: 'Inspections',
    search: 'Search by address or person',
    upcoming: 'Upcoming',
    past: 'Past',
    today: 'Today',
    tomorrow: 'Tomorrow',
    yesterday: 'Yesterday',
    noneUpcoming: 'No inspections ahead. Your inspection software adds them here.',
    nonePast: 'No past inspections.',
    noMatch: (text: string) =>
      `No inspection matches “${text}”. Check the spelling, or try a part of the address or a name.`,
  },

  details: {
    title: 'Inspection',
    all: 'All inspections',
    people: 'People',
    openThread: (name: string, unread: boolean) =>
      `Text ${name}${unread ? ', unread' : ''} (opens in a new tab)`,
    texts: 'Automated texts',
    noTexts: 'No automated texts about this inspection.',
    /** In place of the texts, for a member who may not read them (P3). */
    onlyAdmins: {
      'plan-missing': 'Only admins can read the texts until your company has the Advanced plan.',
      'number-missing': 'Only admins can read the texts until your company has a custom number.',
    } satisfies Record<MissingForTexting['code'], string>,
    textTo: (automation: string, name: string) => `${automation}, to ${name}`,
    someoneElse: 'someone no longer on it',
  },
} as const;
