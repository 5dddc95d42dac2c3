// While a person's name is typed: who is here already under a name like it. The button "Look for namesakes" does the same.
"use strict";
(() => {
  const form = document.querySelector("#person_form");
  const name = form?.elements.namedItem("name");
  if (!name) return;
  const line = document.createElement("div");
  line.className = "read-back";
  line.setAttribute("role", "status");
  name.closest(".form-row").append(line);
  const link = ({ words, address }) => {
    const item = document.createElement("li");
    const to = document.createElement("a");
    to.href = address;
    to.target = "_blank";
    to.textContent = words;
    item.append(to);
    return item;
  };
  const look = async () => {
    const typed = name.value.trim();
    if (typed.length < 2 || typed === name.defaultValue) { line.replaceChildren(); return; }
    const here = location.pathname.replace(/(add|\d+\/change)\/$/, "");
    const query = new URLSearchParams({ name: typed, kind: form.elements.namedItem("kind")?.value ?? "" });
    const answer = await fetch(`${here}alike/?${query}`, { headers: { Accept: "application/json" } });
    if (!answer.ok || typed !== name.value.trim()) return;
    const { alike } = await answer.json();
    if (!alike.length) { line.replaceChildren(); return; }
    const list = document.createElement("ul");
    list.append(...alike.map(link));
    line.replaceChildren("Perhaps here already:", list);
  };
  let timer;
  name.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 300); });
})();
