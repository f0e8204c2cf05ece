import { EventEmitter, once } from 'node:events';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
  type Request,
  type Route,
  type ViewportSize,
} from 'playwright';
import { expect, inject, onTestFinished, TestRunner } from 'vitest';
import { sessionKey } from '../../web/api/sessionKey.ts';
import { demoCompanies } from '../local/demo/demoCompanies.ts';
import { signInByHttp } from '../local/identity/signInByHttp.ts';
import type { Office } from './office.ts';

/** For a page that hangs. A page on a busy machine needs less. */
const patienceMs = 120_000;

export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: inject('browser'),
    timeout: patienceMs,
    // Chromium refuses its sandbox to root, and tests in a container run as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return browser.on('context', (context) => context.setDefaultTimeout(patienceMs));
}

/** The page of one member. */
export type MemberPage = {
  readonly page: Page;
  /** Opens a person's thread by their visible row, or else by a search. */
  readonly open: (name: string) => Promise<void>;
  readonly row: (name: string) => Locator;
  readonly section: (name: 'Inspectors' | 'Agents' | 'Clients' | 'Unknown numbers') => Locator;
  readonly thread: Locator;
  readonly composer: Locator;
  readonly search: Locator;
  /** The messages of the open thread that contain these words. */
  readonly message: (words: string) => Locator;
  readonly redDot: Locator;
  /** The browser's complaints: errors of scripts and of the content security policy. */
  readonly complaints: readonly string[];
};

/** Every call uses another browser profile. */
type SignInOptions = BrowserContextOptions & { readonly path?: string };

/**
 * Opens the page of a member of the demo, such as "Kim Madsen", and waits for the lists. A script signs in for the browser, which
 * spares it two loads of the page; `signInOnPage` presses the buttons.
 */
export async function signIn(
  browser: Browser,
  { origin }: Pick<Office, 'origin'>,
  name: string,
  { path = '/', ...options }: SignInOptions = {},
): Promise<MemberPage> {
  const opened = await openPage(browser, options);
  await storeSession(opened.page, origin, name);
  await opened.page.goto(origin + path);
  return arrived(opened);
}

/** Opens a tab with the page of a member and waits for the lists. */
export type OpenTab = (options?: {
  readonly path?: string;
  readonly viewport?: ViewportSize;
}) => Promise<MemberPage>;

/**
 * Opens a browser profile for all tests of a file that need none of their own, and returns a function that opens a tab in it as
 * this member of the demo, which costs half of what `signIn` does. Each tab finds a new session in its storage and nothing else,
 * has its own routes, and closes with its test. The function throws while a tab is open, whose session it would replace. A test
 * that installs a clock needs its own profile.
 */
export async function sharedProfile(
  browser: Browser,
  { origin }: Pick<Office, 'origin'>,
  name: string,
): Promise<OpenTab> {
  const { page: first } = await openPage(browser);
  const context = first.context();
  return async ({ path = '/', viewport } = {}) => {
    if (context.pages().length > 1)
      throw new Error('A tab of the shared profile is still open: open a second page with signIn.');
    onTestFinished(async () => {
      for (const page of context.pages()) if (page !== first) await page.close();
    });
    await context.setOffline(false);
    await storeSession(first, origin, name);
    const opened = await openTab(context);
    if (viewport) await opened.page.setViewportSize(viewport);
    await opened.page.goto(origin + path);
    return arrived(opened);
  };
}

/** Signs in on the sign-in page as the person whose button has this name or e-mail, and waits for the lists. */
export async function signInOnPage(
  browser: Browser,
  { origin }: Pick<Office, 'origin'>,
  nameOrEmail: string,
  { path = '/', ...options }: SignInOptions = {},
): Promise<MemberPage> {
  const opened = await openPage(browser, options);
  await opened.page.goto(origin + path);
  await opened.page.getByRole('button', { name: new RegExp(nameOrEmail) }).click();
  return arrived(opened);
}

type Opened = Pick<MemberPage, 'page' | 'complaints'>;

/** Clears the local storage of the origin and stores a session of this member there, from a file of the origin that runs no scripts. */
async function storeSession(page: Page, origin: string, name: string): Promise<void> {
  const email = demoCompanies.flatMap(({ members }) => members).find((member) => member.name === name)?.email;
  if (email === undefined) throw new Error(`The demo has no member "${name}": sign in with signInOnPage.`);
  const { refreshToken = '' } = await signInByHttp({ origin, email });
  await page.goto(`${origin}/settings.json`);
  await page.evaluate(
    ([key = '', session = '']) => {
      localStorage.clear();
      localStorage.setItem(key, session);
    },
    [sessionKey, JSON.stringify({ refreshToken })],
  );
}

async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // During a fade colors are neither the old ones nor the new ones, and a check of contrast may see them.
    reducedMotion: 'reduce',
    ...options,
  });
  // It would follow live what the later tests of the file do. A page opened in `beforeAll` is for all of them.
  if (TestRunner.getCurrentTest()) onTestFinished(() => context.close());
  return openTab(context);
}

async function openTab(context: BrowserContext): Promise<Opened> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints };
}

async function arrived({ page, complaints }: Opened): Promise<MemberPage> {
  await page.getByRole('combobox', { name: 'Search people or numbers' }).waitFor({ state: 'attached' });
  return { ...memberPageOf(page), complaints };
}

/** The same page in another tab of a signed-in browser profile. */
export function memberPageOf(page: Page): MemberPage {
  const lists = page.getByRole('navigation', { name: 'Conversations' });
  const thread = page.getByRole('region', { name: 'Thread' });
  const row = (name: string) => lists.getByRole('link', { name }).first();
  return {
    page,
    row,
    open: async (name) => {
      const search = page.getByRole('combobox', { name: 'Search people or numbers' });
      await lists.getByRole('listitem').first().waitFor();
      await expect.poll(() => lists.getByRole('status', { name: 'Loading' }).count()).toBe(0);
      const isPressed = (await row(name).isVisible()) && (await press(row(name)));
      if (!isPressed) {
        // A title of several people names each of them. A search for the last one finds their conversation.
        const wanted = name.split(' & ').at(-1) ?? name;
        await search.fill(wanted);
        await page.getByRole('option', { name: wanted }).first().click();
      }
      await thread.getByRole('heading', { name }).waitFor();
    },
    section: (name) => lists.getByRole('list', { name }),
    thread,
    composer: page.getByRole('textbox', { name: /^Text / }),
    search: page.getByRole('combobox', { name: 'Search people or numbers' }),
    message: (words) => thread.locator('li').filter({ hasText: words }),
    redDot: page.getByTestId('unread-dot'),
    complaints: [],
  };
}

/** Presses a row, unless a live event has moved it out of the list meanwhile. */
async function press(row: Locator): Promise<boolean> {
  return row.click({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}

/**
 * Opens an address again and waits until the page has caught up after its live connection opened, so that it asks for nothing
 * more without a reason. The network may be idle for a moment before that.
 */
export async function openCaughtUp(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  let answers = 0;
  const count = (request: Request) => {
    if (new URL(request.url()).pathname === '/api/inbox') answers += 1;
  };
  page.on('requestfinished', count);
  await page.goto(address);
  await expect.poll(() => answers).toBeGreaterThanOrEqual(2);
  page.off('requestfinished', count);
}

/** Opens every unread conversation until the red dot is out. Fails if none is unread. */
export async function readEverything({ page, redDot }: MemberPage): Promise<void> {
  const lists = page.getByRole('navigation', { name: 'Conversations' });
  const mark = page.getByText('unread', { exact: true });
  await redDot.waitFor();
  await lists.getByRole('button', { name: /^Unread/ }).click();
  while ((await redDot.count()) > 0) {
    const row = await lists.getByRole('link').filter({ has: mark }).first().getAttribute('data-row');
    await lists.locator(`[data-row="${row}"]`).click();
    await expect.poll(() => lists.locator(`[data-row="${row}"]`).filter({ has: mark }).count()).toBe(0);
    // The dot goes out a moment after the last row is read.
    await expect
      .poll(
        async () =>
          (await lists.getByRole('link').filter({ has: mark }).count()) > 0 || (await redDot.count()) === 0,
      )
      .toBe(true);
  }
  await lists.getByRole('button', { name: 'Recent' }).click();
}

/** Holds the first request to this address until it is released. */
export async function heldRequest(page: Page, address: string) {
  const requests = new EventEmitter();
  const held = once(requests, 'request') as Promise<[Route]>;
  await page.route(address, (route) => void requests.emit('request', route), { times: 1 });
  return { asked: held, release: async () => (await held)[0].continue() };
}
