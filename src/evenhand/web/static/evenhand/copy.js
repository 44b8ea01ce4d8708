// A button that copies, beside each reference and sentence that people paste elsewhere.
document.querySelectorAll("[data-copy]").forEach((one) => {
  if (!navigator.clipboard) return;
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "eh-copy";
  button.textContent = "Copy";
  const what = document.createElement("span");
  what.className = "govuk-visually-hidden";
  what.textContent = ` ${one.dataset.copy}`;
  button.append(what);
  said.className = "eh-copy__said";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(one.dataset.copy);
    said.textContent = "Copied";
    setTimeout(() => { said.textContent = ""; }, 3000);
  });
  one.after(button, said);
});
