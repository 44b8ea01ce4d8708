// Says, shortly after a word was typed that labels somebody, what to write instead. It changes and stops nothing.
const list = document.getElementById("labels");
const PAUSE = 800;
const QUOTED = /“[^”]*”|"[^"]*"/g;

if (list) {
  const { words, says } = JSON.parse(list.textContent);
  const either = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${words.join("|")})(?![\\p{L}\\p{N}_-])`, "iu");

  document.querySelectorAll("textarea[data-ours]").forEach((box) => {
    const said = document.getElementById(`${box.id}-challenge`);
    let timer;
    const look = () => {
      const found = box.value.replace(QUOTED, " ").match(either);
      const text = found ? says.replace("{word}", found[0]) : "";
      if (said.textContent !== text) said.textContent = text;
    };
    box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, PAUSE); });
  });
}
