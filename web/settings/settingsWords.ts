/** Holds the sentences of the settings. */
export const settingsWords = {
  title: 'Settings',
  contents: 'On this page',
  sections: {
    'navigation-bar': 'Navigation bar',
    members: 'Members',
    number: 'Plan and number',
    company: 'Company',
    automations: 'Automations',
    'text-costs': 'Texts and price',
    'opt-outs': 'Opted out',
    forwarding: 'Forwarding',
    blocked: 'Blocked numbers',
  },
  explained: 'Choose what your navigation bar shows, and in which order. Only your own bar changes.',
  shown: 'In your navigation bar',
  notShown: 'Not in your navigation bar',
  empty: 'Your navigation bar is empty. Add an entry below.',
  about: {
    inspections: 'Upcoming and past inspections',
    people: 'Inspectors, agents and clients',
    conversations: 'Texts with inspectors, agents and clients; also behind the icon beside your menu',
  },
  add: (name: string) => `Add ${name}`,
  remove: (name: string) => `Remove ${name}`,
  moveUp: (name: string) => `Move ${name} up`,
  moveDown: (name: string) => `Move ${name} down`,
  notSaved: 'The server does not answer, so your navigation bar was not changed. Try again.',
  added: (name: string) => `${name} added.`,
  removed: (name: string) => `${name} removed.`,
  moved: (name: string, position: number, count: number) => `${name} moved to ${position} of ${count}.`,
} as const;

/** A section of the settings, which its address names after `#`. */
export type SettingsSectionId = keyof typeof settingsWords.sections;
