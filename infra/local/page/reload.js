// Loads this page again when its files were built again. Part of the page only without `npm start -- --built`.
const { of } = document.currentScript.dataset;
let seen;
setInterval(() => void look(), 200);

async function look() {
  if (document.hidden) return;
  // The product does not answer while it restarts.
  const answer = await fetch(`/reload/${of}`).catch(() => undefined);
  if (!answer?.ok) return;
  const build = await answer.text();
  if (seen !== undefined && build !== seen) location.reload();
  seen = build;
}
