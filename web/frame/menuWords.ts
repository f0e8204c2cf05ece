/** Holds the words of the entries of the user menu. They load when it is first opened. */
export const menuWords = {
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  switchTo: 'Switch company',
  keys: 'Keyboard',
  help: 'Help',
} as const;
