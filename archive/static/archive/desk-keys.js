// Keys of the desk's pages. Each presses a link or a button that is there without it; none works while one types.
"use strict";
(() => {
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  const current = document.querySelector(".queue .current");
  const queue = current?.closest(".queue");
  if (queue) queue.scrollTop = current.offsetTop - queue.clientHeight / 3; // what one looks at stands in sight
  const onward = (step) => (current ? current[step] : document.querySelector(".queue li"))?.querySelector("a")?.click();
  const keys = {
    j: () => onward("nextElementSibling"),
    k: () => onward("previousElementSibling"),
    r: () => document.querySelector("#review-form [name=reason]")?.focus(),
    a: () => document.querySelector("#review-form [value=accept]")?.click(),
    e: () => document.querySelector(".deeds .links a")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector(".review")) keys[event.key]?.();
  });
  // A menu closes when one looks elsewhere.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.more[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
})();
