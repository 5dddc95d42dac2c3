// While a name is typed, of a person or in a document: who is here already under a name like it, and whether several
// people bear it. On the form of a person the button "Look for namesakes" does the same.
"use strict";
(() => {
  const form = document.querySelector("#person_form, #alias_form, #document_form");
  if (!form) return;
  const ours = /^(name|form|aliases-\d+-form|credits-\d+-name)$/;
  const [, desk] = location.pathname.match(/^(.*\/archive\/)/);
  const besides = form.id === "person_form" ? location.pathname.match(/(\d+)\/change\/$/)?.[1] ?? "" : "";
  const line = (field) => {
    const place = field.closest("td, .form-row");
    let found = place.querySelector(".read-back");
    if (!found) {
      found = document.createElement("div");
      found.className = "read-back";
      found.setAttribute("role", "status");
      place.append(found);
    }
    return found;
  };
  const link = ({ words, address }) => {
    const item = document.createElement("li");
    const to = document.createElement("a");
    to.href = address;
    to.target = "_blank";
    to.textContent = words;
    item.append(to);
    return item;
  };
  const look = async (field) => {
    const typed = field.value.trim();
    const told = line(field);
    if (typed.length < 2 || typed === field.defaultValue) { told.replaceChildren(); return; }
    const query = new URLSearchParams({ name: typed, kind: form.elements.namedItem("kind")?.value ?? "", besides });
    const answer = await fetch(`${desk}person/alike/?${query}`, { headers: { Accept: "application/json" } });
    if (!answer.ok || typed !== field.value.trim()) return;
    const { alike, heading } = await answer.json();
    if (!alike.length) { told.replaceChildren(); return; }
    const list = document.createElement("ul");
    list.append(...alike.map(link));
    told.replaceChildren(heading, list);
  };
  const timers = new WeakMap();
  form.addEventListener("input", ({ target }) => {
    if (!ours.test(target.name ?? "")) return;
    clearTimeout(timers.get(target));
    timers.set(target, setTimeout(look, 300, target));
  });
})();
