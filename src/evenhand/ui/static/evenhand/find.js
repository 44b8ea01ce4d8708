// Ctrl and K (or Command and K) put the cursor into the box at the top, never while a user types elsewhere or a dialog is open.
const TYPED_INTO = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const box = document.getElementById("find-anybody");

if (box) {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return;
    if (event.key.toLowerCase() !== "k" || document.querySelector("dialog[open]")) return;
    if (event.target !== box && event.target.closest(TYPED_INTO)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
