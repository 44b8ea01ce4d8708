// The line that tells how far a letter is: said again only where it has changed, so that a screen reader is not talked over.

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  if (target.textContent.trim() === fragment.textContent.trim()) event.detail.shouldSwap = false;
});

// A letter that did not come is said too: nothing else on the page would tell that what stands there is old.
["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, (event) => {
  if (event.detail.target?.id !== "preview") return;
  const status = document.getElementById("preview-status");
  status.textContent = status.dataset["i18n.notShown"];
}));
