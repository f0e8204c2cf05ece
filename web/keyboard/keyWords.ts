/** Holds the sentences of the sheet with all keys. */
export const keyWords = {
  title: 'Keyboard',
  anywhere: 'These work anywhere on the page. Clear a box to switch a key off on this device.',
  shortcuts: {
    search: 'Search',
    searchAnywhere: 'Search conversations, also while you write',
    nextUnread: 'Open the next unread conversation',
    help: 'Show these keys',
  },
  others: [
    ['Enter', 'Send, or open the row'],
    ['Shift+Enter', 'Start a new line'],
    ['↑ ↓', 'Move through rows'],
    ['Home End', 'Move to the first and the last row'],
    ['PgUp PgDn', 'Move from section to section'],
    ['Ctrl+Enter', 'Open what the search found in a new tab'],
    ['→ ←', 'Show all of a section, and back'],
    ['Esc', 'Close the open menu or dialog, or leave the thread'],
  ],
} as const;
