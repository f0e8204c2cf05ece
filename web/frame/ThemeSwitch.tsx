import { useState } from 'react';
import { chooseTheme, chosenTheme, type Theme } from '../ui/theme.ts';
import { menuWords } from './menuWords.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Switches between light, dark and the system's theme. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <fieldset className="border-t border-line px-3.5 py-2.5">
      <legend className="sr-only">{menuWords.theme}</legend>
      <p aria-hidden="true" className="pb-1.5 text-section font-strong text-ink-3">
        {menuWords.theme}
      </p>
      <div className="flex gap-1">
        {themes.map((one) => (
          <label
            key={one}
            className="flex h-8 flex-1 cursor-pointer items-center justify-center rounded-small border border-line text-[13px] has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-accent coarse:h-11"
          >
            <input
              type="radio"
              name="theme"
              className="sr-only"
              checked={theme === one}
              onChange={() => {
                chooseTheme(one);
                setTheme(one);
              }}
            />
            {menuWords.themes[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
