// Warns before a user is signed out for being away, and reports when they were. What was typed is saved either way.
const SEEN = "evenhand-seen";
const WARN = 300_000;
const SIGNED_OUT = 401;
const dialog = document.querySelector("[data-session]");

if (dialog) {
  const lasts = Number(dialog.dataset.session) * 1000;
  const before = Math.min(WARN, lasts / 2);
  const says = (text) => dialog.querySelectorAll("[data-when]").forEach((one) => { one.hidden = one.dataset.when !== text; });
  // Every page and everything it asks for extends the session, in any tab: the newest moment counts for all of them.
  const seen = () => Number(localStorage.getItem(SEEN)) || 0;
  const touch = () => localStorage.setItem(SEEN, String(Date.now()));

  const show = (when) => {
    says(when);
    if (!dialog.open) dialog.showModal();
  };

  const look = () => {
    const left = seen() + lasts - Date.now();
    if (left <= 0) show("over");
    else if (left <= before) show("soon");
    else if (dialog.open) dialog.close();
    setTimeout(look, Math.max(1000, left > before ? Math.min(left - before, before) : left));
  };

  const stay = async () => {
    const answer = await fetch(dialog.dataset.stay, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.ok) {
      touch();
      dialog.close();
    } else show(answer?.status === SIGNED_OUT ? "over" : "unreached");
  };

  touch();
  dialog.querySelector("[data-stay-here]").addEventListener("click", stay);
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); stay(); });
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && touch());
  document.addEventListener("htmx:responseError", (event) => event.detail.xhr.status === SIGNED_OUT && show("over"));
  document.addEventListener("evenhand:kept", touch);
  look();
}
