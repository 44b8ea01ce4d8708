// Keeps a form while it is typed: shortly after the last key, at the latest some seconds after the first, and when the page is left.
const AGAIN = 5000;

document.querySelectorAll("[data-draft]").forEach((part) => {
  const form = part.closest("form");
  const says = part.querySelector("[role=status]"), unreached = part.dataset["i18n.unreached"];
  let since = 0, timer, request, sent = false;

  const typed = () => {
    const answers = new URLSearchParams();
    new FormData(form).forEach((value, name) => typeof value === "string" && answers.append(name, value));
    return answers;
  };

  const say = (text) => { if (says.textContent !== text) says.textContent = text; };

  const keep = async () => {
    since = 0;
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(part.dataset.draft, { method: "POST", body: typed(), signal: request.signal });
      say(answer.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : unreached);
      if (answer.ok) document.dispatchEvent(new CustomEvent("evenhand:kept"));
    } catch (problem) {
      if (problem.name === "AbortError" || sent) return;
      say(unreached);
      wait(AGAIN);
    }
  };

  const wait = (after) => {
    clearTimeout(timer);
    since ||= Date.now();
    timer = setTimeout(keep, after);
  };

  const changed = () => {
    const left = since ? since + Number(part.dataset.atMost) - Date.now() : Infinity;
    wait(Math.max(0, Math.min(Number(part.dataset.after), left)));
  };

  const leave = () => {
    if (!since || sent) return;
    clearTimeout(timer);
    since = 0;
    navigator.sendBeacon(part.dataset.draft, typed());
  };

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => { sent = true; clearTimeout(timer); request?.abort(); });
  addEventListener("pagehide", leave);
  addEventListener("pageshow", () => { sent = false; });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  const before = [...form.elements].some((one) => one.matches("textarea, [type=text]") && one.value !== one.defaultValue);
  if (before || "unsaved" in part.dataset) wait(0); // typed before this ran, on a slow line
});
