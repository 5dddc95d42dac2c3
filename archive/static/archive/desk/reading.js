// While one types: a date is read back in words, a title offers what it says, a shelfmark is taken apart, a record that is
// pasted fills the form, one that is like it is shown, and what is missing goes from the list.
"use strict";
(() => {
  const form = document.querySelector("#document_form");
  if (!form || !window.desk?.rows) return;
  const { ask, words, say, make, later, changed } = window.desk;
  const { rowsOf, part, isEmpty, fresh } = window.desk.rows;
  const group = (name) => form.querySelector(`[data-rows="${name}"]`);
  const note = (field) => {
    const line = make("p", { className: "read-back", role: "status" });
    (field.closest(".dates") ?? field.closest(".field") ?? field.parentElement).append(line);
    return line;
  };

  // A date, in words.
  for (const field of form.querySelectorAll('[data-read="date"]')) {
    const line = note(field);
    const read = async () => {
      if (!field.value.trim()) { line.textContent = ""; return; }
      const answer = await ask("read-date", { date: field.value }).catch(() => null);
      if (!answer) return;
      line.classList.toggle("refused", Boolean(answer.refused));
      const days = answer.earliest === answer.latest ? answer.earliest : `${answer.earliest || "…"} ${words.to} ${answer.latest || "…"}`;
      line.textContent = answer.refused ?? (answer.earliest || answer.latest ? `${answer.words} (${days})` : answer.words);
    };
    field.addEventListener("input", later(read, 250));
    // What the server has said of this date stands until it is another one.
    if (!field.closest(".has-errors")) read();
    else field.addEventListener("input", () => field.closest(".field").querySelector(".errorlist")?.remove(), { once: true });
  }

  // Rows and fields that a proposal fills.
  const freeRow = (name) => rowsOf(group(name)).find((row) => isEmpty(group(name), row)) ?? fresh(group(name));
  const setField = (name, value, mark) => {
    const input = form.elements.namedItem(name);
    if (!input || input.value.trim()) return false;
    input.value = Array.isArray(value) ? value.join("\n") : value;
    input.redraw?.();
    changed(input);
    if (mark) (input.previousElementSibling?.matches(".chips") ? input.previousElementSibling : input).classList.add("proposed");
    return true;
  };
  const setRow = (name, values, mark) => {
    const by = name === "credits" ? "name" : "reference";
    if (rowsOf(group(name)).some((row) => part(row, by)?.value.trim() === values[by])) return;
    const row = freeRow(name);
    row.hidden = false;
    for (const [field, value] of Object.entries(values)) {
      const input = part(row, field);
      if (!input || !value) continue;
      input.value = value;
      if (mark) input.classList.add("proposed");
    }
    if (values.note) row.querySelector(".more")?.removeAttribute("data-closed");
    changed(part(row, by));
  };
  const fill = (proposal, mark = false) => {
    for (const name of ["title", "date", "date_text", "type", "number", "summary", "classification", "rights", "url", "external_id", "topics", "places", "languages", "collections"]) {
      if (proposal[name]?.length) setField(name, proposal[name], mark);
    }
    for (const credit of proposal.credits ?? []) setRow("credits", credit, mark);
    for (const holding of proposal.holdings ?? []) setRow("holdings", holding, mark);
    window.desk.fit();
  };

  // A title: type, number and names, taken over with one click, or with Enter in the title.
  const title = form.querySelector('[data-read="title"]');
  const line = note(title);
  let pastedTitle = "";
  const read = async () => {
    const asked = title.value;
    if (asked === pastedTitle) return; // what was pasted says more than its title
    line.textContent = "";
    window.desk.takeOffer = asked.trim() ? () => { isWanted = true; } : null;
    if (!asked.trim()) return;
    const proposal = await ask("read-title", { title: asked }).catch(() => null);
    if (!proposal || title.value !== asked) return; // what a title said that is no longer there is not offered
    const there = new Set(rowsOf(group("credits")).map((row) => part(row, "name")?.value.trim()));
    const names = proposal.credits.filter((credit) => !there.has(credit.name)).map((credit) => `${credit.name}${credit.supplied ? ` [${credit.supplied}]` : ""}: ${credit.role.replaceAll("_", " ")}`);
    const said = [!form.elements.type.value && proposal.type, !form.elements.number.value && proposal.number && `No. ${proposal.number}`, ...names].filter(Boolean);
    window.desk.takeOffer = null;
    if (!said.length) return;
    const offer = make("button", { type: "button", className: "button" }, words.use);
    window.desk.takeOffer = () => { fill(proposal); line.textContent = words.takenOver; window.desk.takeOffer = null; form.elements.date.focus(); };
    offer.addEventListener("click", () => window.desk.takeOffer?.());
    line.append(`${words.titleSays} ${said.join(" · ")} `, offer);
    if (isWanted) window.desk.takeOffer();
  };
  let isWanted = false; // by who pressed Enter before the answer was there
  title.addEventListener("input", () => { if (title.value === pastedTitle) return; line.textContent = ""; isWanted = false; window.desk.takeOffer = () => { isWanted = true; }; });
  title.addEventListener("input", later(read, 250));
  if (!form.elements.pk.value) read();

  // A whole record, pasted anywhere into an empty form.
  const isBlank = () => !form.elements.pk.value && ["title", "date", "summary"].every((name) => !form.elements[name].value.trim()) && rowsOf(group("credits")).every((row) => isEmpty(group("credits"), row));
  form.addEventListener("paste", async (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    // Several lines; or in the title one with a year, which an entry of a finding aid or a reference has, too.
    const isWhole = /\n\s*\S/.test(text.trim()) || (event.target === title && text.trim().length > 30 && /\d{4}/.test(text));
    if (!isBlank() || !isWhole || event.target.matches('[name$="-text"]')) return;
    event.preventDefault();
    const token = form.elements.csrfmiddlewaretoken.value;
    const answer = await fetch(`${window.desk.here}paste/`, { method: "POST", headers: { "X-CSRFToken": token }, body: new URLSearchParams({ text }) }).then((said) => said.json()).catch(() => ({}));
    if (!answer.fields) { event.target.value += text; changed(event.target); if (answer.refused) line.textContent = answer.refused; return; }
    pastedTitle = answer.fields.title ?? "";
    fill(answer.fields, true);
    const accept = make("button", { type: "button", className: "button" }, words.accept);
    accept.addEventListener("click", () => { for (const one of form.querySelectorAll(".proposed")) one.classList.remove("proposed"); line.textContent = ""; form.querySelector("[data-save]").focus(); });
    const others = answer.fields.others ? `${say("othersPasted", answer.fields.others)} ` : "";
    line.replaceChildren(`${words.fromPaste} ${others}`, accept);
    window.desk.takeOffer = () => accept.click();
    title.focus();
  });
  form.addEventListener("input", (event) => { if (event.isTrusted) event.target.classList.remove("proposed"); });

  // A shelfmark, taken apart as soon as it was pasted or typed, in whichever field of its row.
  const takeApart = async (field) => {
    const row = field.closest("[data-row]");
    const [repository, reference] = [part(row, "repository"), part(row, "reference")];
    if (field === repository && (reference.value.trim() || !/\d/.test(field.value))) return;
    const found = await ask("shelfmark", { line: field.value }).catch(() => null);
    if (!found) return;
    if (found.repository && (field === repository ? found.reference : !repository.value.trim())) {
      repository.value = found.repository;
      reference.value = found.reference;
      changed(field);
    }
    row.querySelector("[data-parts]").textContent = found.words;
  };
  const ofMark = "[data-shelfmark], [name^=holdings-][name$=-repository]";
  form.addEventListener("change", (event) => { if (event.target.matches(ofMark)) takeApart(event.target); });
  form.addEventListener("paste", (event) => { if (event.target.matches(ofMark)) setTimeout(() => takeApart(event.target)); });

  // Records like it.
  const like = form.querySelector("[data-like]");
  const compare = later(async () => {
    const marks = rowsOf(group("holdings")).map((row) => part(row, "reference").value.trim()).filter(Boolean);
    const query = [["title", title.value], ["date", form.elements.date.value], ["external_id", form.elements.external_id.value], ["besides", form.elements.pk.value], ...marks.map((mark) => ["mark", mark])];
    const answer = await ask("like", query).catch(() => ({ like: [] }));
    like.replaceChildren(...(answer.like.length ? [make("p", { className: "quiet" }, words.like)] : []), ...answer.like.map((one) => {
      const link = make("a", { href: one.address, target: "_blank" }, one.title);
      return make("p", { className: "alike" }, link, make("span", { className: "quiet" }, ` ${one.date} · ${one.state} · ${words[`like_${one.why}`]}`));
    }));
  }, 600);
  if (!form.elements.pk.value) form.addEventListener("change", (event) => { if (/^(title|date|external_id|holdings-\d+-reference)$/.test(event.target.name ?? "")) compare(); });
  if (!form.elements.pk.value) form.addEventListener("input", (event) => { if (/^(title|date)$/.test(event.target.name ?? "")) compare(); });

  // What is missing, as one types.
  const filled = {
    credits: () => rowsOf(group("credits")).some((row) => part(row, "name")?.value.trim()),
    holdings: () => rowsOf(group("holdings")).some((row) => part(row, "reference")?.value.trim() || part(row, "repository")?.value.trim()),
    texts: () => rowsOf(group("texts")).some((row) => part(row, "text")?.value.trim()),
    files: () => rowsOf(group("files")).some((row) => !isEmpty(group("files"), row)),
  };
  const missing = () => {
    let left = 0;
    for (const item of form.querySelectorAll("[data-lack]")) {
      const field = item.dataset.lack;
      if (field !== "bracket") item.hidden = filled[field] ? filled[field]() : Boolean(form.elements.namedItem(field)?.value.trim());
      if (!item.hidden) left += 1;
    }
    form.querySelector("[data-whole]").hidden = left > 0;
    const tab = document.getElementById("panel-missing-tab");
    tab.dataset.number = left || "";
  };
  form.addEventListener("input", later(missing, 300));
  form.addEventListener("change", later(missing, 300));
  missing();

  // The preview is drawn when one looks at it.
  document.getElementById("panel-preview").addEventListener("shown", () => form.querySelector("[data-preview]").click());
})();
