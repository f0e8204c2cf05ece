import { useEffect, useState } from 'react';
import { deviceStorage } from './browserStorage.ts';

export type Theme = 'system' | 'light' | 'dark';
const key = 'theme';

/** Returns the chosen theme and its setter. The first paint is done by public/theme.js, under the same key. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(chosenTheme);
  useEffect(() => followTheme(theme), [theme]);
  return [
    theme,
    (next) => {
      if (next === 'system') deviceStorage.removeItem(key);
      else deviceStorage.setItem(key, next);
      setTheme(next);
    },
  ];
}

function chosenTheme(): Theme {
  const stored = deviceStorage.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function followTheme(theme: Theme): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const dark = theme === 'dark' || (theme === 'system' && system.matches);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  };
  paint();
  system.addEventListener('change', paint);
  return () => system.removeEventListener('change', paint);
}
