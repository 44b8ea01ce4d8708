// Takes a pasted screenshot or dropped files anywhere on a page that asks for files, and says what is attached.
// Without it the control takes files as any does. Its sentences are attributes of the control.

const input = document.querySelector("input[type=file][data-paste]");
if (input) startOn(input);

function startOn(input) {
  const most = Number(input.dataset.mostBytes), few = Number(input.dataset.mostFiles);
  const place = document.createElement("div"), says = document.createElement("p"), list = document.createElement("ul");
  const plural = new Intl.PluralRules(document.documentElement.lang);
  place.className = "eh-paste";
  says.className = "govuk-hint";
  says.setAttribute("role", "status");
  list.className = "govuk-list";
  place.append(says, list);
  input.after(place);
  says.textContent = words("start");

  input.addEventListener("change", () => settle([...input.files], []));
  document.addEventListener("paste", (event) => {
    const given = [...(event.clipboardData?.files ?? [])];
    if (!given.length || (isTyping(event.target) && event.clipboardData.types.includes("text/plain"))) return;
    event.preventDefault();
    add(given.map((file) => named(file, words)));
  });
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    place.classList.add("eh-paste--over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) place.classList.remove("eh-paste--over");
  });
  document.addEventListener("drop", (event) => {
    place.classList.remove("eh-paste--over");
    if (!carriesFiles(event)) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });

  function add(given) {
    for (let fold = input.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    settle([...input.files, ...given], given);
    place.scrollIntoView({ block: "nearest" });
  }

  function settle(files, added) {
    const small = files.filter((file) => file.size <= most), kept = small.slice(0, few);
    const wrong = files.filter((file) => file.size > most).map((file) => words("tooLarge", { name: file.name, most: size(most) }));
    if (small.length > few) wrong.push(words("tooMany", { few, names: names(small.slice(few)) }));
    hold(kept);
    const there = added.filter((file) => kept.includes(file));
    const sum = words(plural.select(kept.length) === "one" ? "sum.one" : "sum.other", { number: kept.length });
    say([...wrong, ...(there.length ? [words("added", { names: names(there) })] : []), sum].join(" "), wrong.length);
  }

  function hold(files) {
    const transfer = new DataTransfer();
    files.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
    list.replaceChildren(...files.map((file) => row(file)));
  }

  function row(file) {
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.className = "eh-paste__remove";
    button.append(words("remove"), hidden(` ${file.name}`));
    button.addEventListener("click", () => {
      hold([...input.files].filter((one) => one !== file));
      say(words("removed", { name: file.name }));
      input.focus();
    });
    item.append(`${file.name}, ${size(file.size)} `, button);
    return item;
  }

  function words(code, filled = {}) {
    return input.dataset[`i18n.${code}`].replace(/\{(\w+)\}/g, (_, name) => filled[name]);
  }

  function say(text, wrong = 0) {
    says.classList.toggle("eh-paste__wrong", Boolean(wrong));
    setTimeout(() => { says.textContent = text; }, 50); // after what was folded is open, or nobody hears it
  }
}

let pasted = 0;

function named(file, words) {
  if (!/^image\.\w+$/.test(file.name)) return file;
  pasted += 1;
  return new File([file], `${words("screenshot", { number: pasted })}.${file.name.split(".").pop()}`, { type: file.type });
}

function isTyping(target) {
  return target instanceof HTMLElement && target.matches("input, textarea, [contenteditable]");
}

function carriesFiles(event) {
  return Boolean(event.dataTransfer?.types.includes("Files"));
}

function names(files) {
  return files.map((file) => file.name).join(", ");
}

function size(bytes) {
  return bytes >= 1048576 ? `${Number((bytes / 1048576).toFixed(1))} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

function hidden(text) {
  const span = document.createElement("span");
  span.className = "govuk-visually-hidden";
  span.textContent = text;
  return span;
}
