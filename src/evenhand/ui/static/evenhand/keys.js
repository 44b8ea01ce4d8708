// Single letters as shortcuts, for users who turned them on. Never while a user types, never together with another key.
const TYPED_INTO = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const A_MOMENT = 1500;

if ("keys" in document.body.dataset) {
  const help = document.getElementById("keys-help");
  const places = new Map([...help.querySelectorAll("[data-go]")].map((one) => [one.dataset.go, one.dataset.href]));
  let going = 0;

  const move = (by) => {
    const rows = [...document.querySelectorAll(".eh-cards__row a:first-of-type")].filter((one) => one.checkVisibility());
    const at = rows.indexOf(document.activeElement);
    rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  };

  const find = () => {
    const box = document.querySelector("main [type=search]");
    if (box) box.focus();
    else if (places.has("u")) location.assign(places.get("u"));
  };

  const alone = { "?": () => help.showModal(), "/": find, j: () => move(1), k: () => move(-1), g: () => { going = Date.now(); } };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.target.closest(TYPED_INTO)) return;
    const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (pressed) {
      event.preventDefault();
      pressed.click();
      return;
    }
    const gone = Date.now() - going < A_MOMENT && places.get(event.key);
    going = 0;
    if (!gone && !(event.key in alone)) return;
    event.preventDefault();
    if (gone) location.assign(gone);
    else alone[event.key]();
  });
  help.querySelector("button").addEventListener("click", () => help.close());
}
