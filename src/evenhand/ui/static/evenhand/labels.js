// Challenges words soon after they are typed: labels, work by sex, hidden limits. It changes and stops nothing.
const list = document.getElementById("labels");
const PAUSE = 800;

if (list) {
  const { challenges, quoted } = JSON.parse(list.textContent);
  const kinds = challenges.map(({ pattern, says, limits }) => ({ words: new RegExp(pattern, "iu"), says, limits }));
  const others = new RegExp(quoted, "giu");

  document.querySelectorAll("[data-ours]").forEach((box) => {
    const said = document.getElementById(`${box.id}-challenge`);
    let timer;
    const look = () => {
      const ours = box.value.replace(others, " ");
      let text = "";
      for (const { words, says, limits } of kinds) {
        const found = (!limits || "limits" in box.dataset) && ours.match(words);
        if (found && !text) text = says.replace("{word}", found[0]);
      }
      if (said.textContent !== text) said.textContent = text;
    };
    box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, PAUSE); });
  });
}
