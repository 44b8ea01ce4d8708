// The buttons beside references and sentences that people paste elsewhere.
const A_WHILE = 3000;

document.querySelectorAll("[data-copy]").forEach((button) => {
  const said = button.nextElementSibling;
  button.hidden = !navigator.clipboard; // only pages that came by a safe connection may copy
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    said.textContent = button.dataset["i18n.copied"];
    setTimeout(() => { said.textContent = ""; }, A_WHILE);
  });
});
