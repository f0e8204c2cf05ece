// Loads this page again when its files were built again. Part of the page only without `npm start -- --built`.
const { of, build } = document.currentScript.dataset;
void look();

async function look() {
  if (!document.hidden) {
    // The product does not answer while it restarts.
    const answer = await fetch(`/reload/${of}`).catch(() => undefined);
    if (answer?.ok && (await answer.text()) !== build) return location.reload();
  }
  setTimeout(() => void look(), 200);
}
