import type { Page } from 'playwright';

/** Lists the visible words that are smaller than 12 pixels. A size of 0 leaves a button its name for screen readers only. */
export async function smallWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(`
    [...document.body.querySelectorAll('*')]
      .filter((each) => [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''))
      .filter((each) => each.checkVisibility())
      .filter((each) => {
        const size = parseFloat(getComputedStyle(each).fontSize);
        return size > 0 && size < 12;
      })
      .map((each) => each.outerHTML.slice(0, 160))
  `);
}
