import type { Picture } from './takePictures.ts';

/** Returns a page that shows all pictures: a row for each view, light and dark beside each other. */
export function contactSheet(pictures: readonly Picture[]): string {
  const views = [...new Set(pictures.map(({ view }) => view))];
  const rows = views.map((view) => {
    const figures = pictures
      .filter((picture) => picture.view === view)
      .map(
        ({ file, width, colorScheme }) =>
          `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy" style="width: ${width / 4}px"></a><figcaption>${width} px, ${colorScheme}</figcaption></figure>`,
      );
    return `<h2 id="${view}">${view}</h2><div>${figures.join('')}</div>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Screens</title>
<style>
  body { margin: 24px; background: #777; color: #fff; font: 14px/20px system-ui; }
  div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; }
  figure { margin: 0; }
  a { color: inherit; }
</style>
<nav>${views.map((view) => `<a href="#${view}">${view}</a>`).join(' · ')}</nav>
${rows.join('\n')}
</html>
`;
}
