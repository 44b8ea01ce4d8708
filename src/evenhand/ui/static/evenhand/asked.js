// Puts the cursor into the blank to which a cure leads, after the browser, which goes to its group and takes the cursor away.
const CONTROLS = "input, select, textarea";

const focus = (id) => {
  const place = document.getElementById(id);
  const blank = place && (place.matches(CONTROLS) ? place : place.querySelector(CONTROLS));
  if (blank) requestAnimationFrame(() => blank.focus({ preventScroll: true }));
};

if (window.location.hash === "#asked") window.addEventListener("load", () => focus("asked"));
document.addEventListener("click", (event) => {
  const link = event.target.closest('.eh-rule__cure a[href^="#"]');
  if (link) focus(link.hash.slice(1));
});
