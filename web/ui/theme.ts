import { deviceStorage } from './browserStorage.ts';

export type Theme = 'system' | 'light' | 'dark';
const key = 'theme';

/** Returns the theme that the member chose on this device. */
export function chosenTheme(): Theme {
  const stored = deviceStorage.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') deviceStorage.removeItem(key);
  else deviceStorage.setItem(key, theme);
  paint();
}

/**
 * Paints the chosen theme, and again when the system's theme changes or another tab chooses one. Returns a function that stops it.
 * The first paint is done by public/theme.js, under the same key.
 */
export function followTheme(): () => void {
  const system = matchMedia(systemIsDark);
  paint();
  system.addEventListener('change', paint);
  addEventListener('storage', paint);
  return () => {
    system.removeEventListener('change', paint);
    removeEventListener('storage', paint);
  };
}

const systemIsDark = '(prefers-color-scheme: dark)';

function paint(): void {
  const chosen = chosenTheme();
  const system = matchMedia(systemIsDark).matches ? 'dark' : 'light';
  document.documentElement.dataset['theme'] = chosen === 'system' ? system : chosen;
}
