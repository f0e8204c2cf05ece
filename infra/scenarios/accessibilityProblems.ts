import type { AxeResults, RunOptions } from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { expect } from 'vitest';

type Checks = { readonly part?: string; readonly withoutRules?: readonly string[] };

/**
 * Lists what axe finds wrong on a page, or in a part of it. axe runs in the page itself: its wrapper for Playwright loads it into
 * another new page for every check, which takes four times the processor time.
 */
export async function accessibilityProblems(
  page: Page,
  { part = 'html', withoutRules = [] }: Checks = {},
): Promise<readonly string[]> {
  if (page.frames().length > 1) throw new Error('The page has frames, and axe is only in the page.');
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) {
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    await page.evaluate(await readFile(axe, 'utf8'));
  }
  const options: RunOptions = {
    // Lists no elements of other results, which takes time.
    resultTypes: ['violations'],
    rules: Object.fromEntries(withoutRules.map((rule) => [rule, { enabled: false }])),
  };
  const run = `axe.run(${JSON.stringify(part)}, ${JSON.stringify(options)})`;
  const { violations } = await page.evaluate<AxeResults>(run);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Turns the colors of a page to light and to dark, and expects that neither axe nor `further` finds a problem in them. */
export async function expectNoProblems(
  page: Page,
  {
    further = async () => [],
    ...checks
  }: Checks & { readonly further?: (page: Page) => Promise<readonly string[]> } = {},
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`[data-theme="${colorScheme}"]`).waitFor();
    const look = { url: page.url(), width: page.viewportSize()?.width, colorScheme };
    const problems = [...(await accessibilityProblems(page, checks)), ...(await further(page))];
    expect({ ...look, problems }).toEqual({ ...look, problems: [] });
  }
}
