import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const defaultPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Debian's packages, the better one first. The headless shell renders pages with the same code as Chromium and has no windows, which
 * saves a sixth of the processor time of the scenarios. Source: Chrome for Developers, "Chrome Headless mode".
 */
const debianPackages = ['chromium-headless-shell', 'chromium'];

/**
 * Returns the path of a Chromium or Chrome: `CHROMIUM_PATH`, a usual location, Playwright's own download, or
 * Debian's, which it installs. Throws with the alternatives if it finds none, because the scenarios are never
 * skipped.
 */
export function findBrowser(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `CHROMIUM_PATH is "${named}", where there is no file: give the path of Chromium or Chrome.`,
    );
  }
  const found = installed();
  if (found) return found;
  installFromDebian();
  const fresh = installed();
  if (fresh) return fresh;
  throw new Error(
    'The scenarios need Chromium or Chrome, and none was found: install one (Debian: apt-get install chromium; anywhere: npx playwright install chromium), or set CHROMIUM_PATH to its program.',
  );
}

function installed(): string | undefined {
  return [...defaultPaths, chromium.executablePath()].find((path) => existsSync(path));
}

function installFromDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(
    'No browser found; installing Debian’s Chromium for the scenarios, which takes a minute or two.',
  );
  apt('update', '-qq');
  debianPackages.some((name) =>
    apt('install', '-y', '-qq', '--no-install-recommends', name, 'fonts-noto-color-emoji'),
  );
}

/** Returns true if apt-get succeeded, and prints its errors. */
function apt(...args: readonly string[]): boolean {
  try {
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch (error) {
    console.error(String(error));
    return false;
  }
}
