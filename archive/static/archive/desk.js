// The curators' desk while one types: a date is read back in words, a title offers what it says, a name whom it may mean.
// Everything here can be done without it; the buttons of the form do the same.
"use strict";
(() => {
  const form = document.querySelector("#document_form");
  if (!form) return;
  const here = location.pathname.replace(/(add|\d+\/change)\/$/, "");
  const ask = (name, query) =>
    fetch(`${here}${name}/?${new URLSearchParams(query)}`, { headers: { Accept: "application/json" } }).then((answer) => answer.json());
  const later = (act) => {
    let timer;
    return () => { clearTimeout(timer); timer = setTimeout(act, 250); };
  };
  const note = (field, role = "status") => {
    const line = document.createElement("p");
    line.className = "read-back";
    line.setAttribute("role", role);
    (field.closest(".fieldBox, .form-row, td") ?? field.parentElement).append(line);
    return line;
  };

  // A date, in words.
  for (const field of form.querySelectorAll('[data-read="date"]')) {
    const line = note(field);
    const read = async () => {
      if (!field.value.trim()) { line.textContent = ""; return; }
      const answer = await ask("read-date", { date: field.value });
      line.classList.toggle("refused", Boolean(answer.refused));
      const days = answer.earliest === answer.latest ? answer.earliest : `${answer.earliest || "…"} to ${answer.latest || "…"}`;
      line.textContent = answer.refused ?? (answer.earliest || answer.latest ? `${answer.words} (${days})` : answer.words);
    };
    field.addEventListener("input", later(read));
    read();
  }

  // A title: type, number and names, taken over with one click.
  const rows = () => [...form.querySelectorAll("tr[id^=credits-]:not(.empty-form)")];
  const part = (row, field) => row.querySelector(`[name$="-${field}"]`);
  const emptyRow = () => {
    const free = () => rows().find((row) => part(row, "name") && !part(row, "name").value.trim());
    if (!free()) form.querySelector("#credits-group .add-row a")?.click();
    return free();
  };
  const takeOver = (proposal) => {
    for (const field of ["type", "number"]) {
      const input = form.elements[field];
      if (input && !input.value) input.value = proposal[field];
    }
    const there = new Set(rows().map((row) => part(row, "name")?.value.trim()));
    for (const credit of proposal.credits.filter((credit) => !there.has(credit.name))) {
      const row = emptyRow();
      if (!row) return;
      for (const [field, value] of Object.entries(credit)) if (part(row, field)) part(row, field).value = value;
    }
  };
  const title = form.querySelector('[data-read="title"]');
  if (title) {
    const line = note(title);
    const offer = document.createElement("button");
    offer.type = "button";
    offer.className = "button";
    offer.textContent = "Use this";
    const read = async () => {
      line.textContent = "";
      if (!title.value.trim()) return;
      const proposal = await ask("read-title", { title: title.value });
      const names = proposal.credits.map((credit) => `${credit.name}${credit.supplied ? ` [${credit.supplied}]` : ""}: ${credit.role.replaceAll("_", " ")}`);
      const said = [proposal.type, proposal.number && `No. ${proposal.number}`, ...names].filter(Boolean);
      if (!said.length) return;
      line.append(`The title says: ${said.join(" · ")} `, offer);
      offer.onclick = () => { takeOver(proposal); line.textContent = "Taken over. Look it over, then save."; };
    };
    title.addEventListener("input", later(read));
    if (location.pathname.endsWith("/add/")) read();
  }

  // Names as they are typed.
  const known = document.createElement("datalist");
  known.id = "known-names";
  form.append(known);
  const complete = async (field) => {
    const answer = await ask("names", { q: field.value });
    known.replaceChildren(...answer.names.map(({ form: name, person }) => Object.assign(document.createElement("option"), { value: name, label: `${name} — ${person}` })));
  };
  let timer;
  form.addEventListener("input", (event) => {
    const field = event.target.closest("[data-names]");
    if (!field) return;
    field.setAttribute("list", "known-names");
    clearTimeout(timer);
    timer = setTimeout(() => complete(field), 200);
  });
})();
