// Shows, shortly after a word was typed that labels a person, what to write instead. It changes and stops nothing.
const list = document.getElementById("labels");
const PAUSE = 800;

if (list) {
  const { label, quoted, says } = JSON.parse(list.textContent);
  const labels = new RegExp(label, "iu");
  const others = new RegExp(quoted, "giu");

  document.querySelectorAll("textarea[data-ours]").forEach((box) => {
    const said = document.getElementById(`${box.id}-challenge`);
    let timer;
    const look = () => {
      const found = box.value.replace(others, " ").match(labels);
      const text = found ? says.replace("{word}", found[0]) : "";
      if (said.textContent !== text) said.textContent = text;
    };
    box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, PAUSE); });
  });
}
