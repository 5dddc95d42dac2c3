// The queue by keyboard: from pair to pair, accept, refuse, later. Every key presses a button that is there without it.
"use strict";
(() => {
  // On the page of a merge the reason is ready to be typed, and the evidence stays in view.
  document.querySelector("#merge-form [name=reason]")?.focus({ preventScroll: true });
  const pairs = [...document.querySelectorAll("article.candidate")];
  if (!pairs.length) return;
  const here = () => pairs.findIndex((pair) => pair.contains(document.activeElement));
  const go = (place) => {
    const pair = pairs[Math.max(0, Math.min(place, pairs.length - 1))];
    pair.focus();
    pair.scrollIntoView({ block: "nearest" });
  };
  const press = (selector) => pairs[Math.max(0, here())].querySelector(selector)?.click();
  const keys = {
    j: () => go(here() + 1),
    k: () => go(here() - 1),
    a: () => press(".accept"),
    l: () => press(".later"),
    r: () => pairs[Math.max(0, here())].querySelector(".reason")?.focus(),
  };
  document.addEventListener("keydown", (event) => {
    // Escape leaves the reason, so that the keys work again.
    if (event.key === "Escape" && event.target.matches?.(".reason")) { go(here()); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=text], textarea, select")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const named = location.hash && document.getElementById(location.hash.slice(1));
  (named || pairs[0]).focus({ preventScroll: !named });
})();
