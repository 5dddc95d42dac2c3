// The screen of a record: rows that are added, moved and taken away; panels as tabs; lines of credits; keys of its own.
"use strict";
(() => {
  const form = document.querySelector("#document_form");
  if (!form || !window.desk) return;
  const { words, say, make, changed } = window.desk;
  const desk = window.desk;
  document.documentElement.classList.add("scripted");

  // Rows.
  const part = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const rowsOf = (group) => [...group.querySelectorAll("[data-row]")].filter((row) => !row.closest("template"));
  const deleted = (row) => Boolean(part(row, "DELETE")?.checked);
  const EMPTY = { credits: "name", texts: "text", renderings: "title", holdings: "reference", relations: "kind", files: "staged" };
  const isEmpty = (group, row) => row.classList.contains("fresh") && !part(row, EMPTY[group.dataset.rows])?.value.trim() && !part(row, "repository")?.value;
  const fresh = (group) => {
    const total = group.querySelector('[name$="-TOTAL_FORMS"]');
    const made = group.querySelector("template").content.firstElementChild.cloneNode(true);
    made.innerHTML = made.innerHTML.replaceAll("__prefix__", total.value);
    total.value = Number(total.value) + 1;
    group.querySelector("[data-list]").append(made);
    ready(made);
    return made;
  };
  const addRow = (group, field = EMPTY[group.dataset.rows]) => {
    const free = rowsOf(group).find((row) => isEmpty(group, row) && !deleted(row));
    const row = free ?? fresh(group);
    row.hidden = false;
    const input = row.querySelector(group.dataset.rows === "holdings" ? '[name$="-reference"]' : `[name$="-${field}"]`);
    (input?.type === "hidden" ? input.previousElementSibling : input)?.focus();
    return row;
  };
  const number = (group) => {
    let place = 0;
    for (const row of rowsOf(group)) {
      const position = part(row, "position");
      if (position && !isEmpty(group, row)) position.value = place++;
    }
  };
  const move = (row, step) => {
    const group = row.closest("[data-rows]");
    const others = rowsOf(group).filter((one) => !one.hidden);
    const other = others[others.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row); else other.after(row);
    number(group);
    changed(row.querySelector("input"));
  };
  const ready = (root) => {
    for (const upgrade of desk.upgrade) upgrade(root);
    for (const box of root.querySelectorAll('[name$="-DELETE"]')) {
      const mark = () => box.closest("[data-row]").classList.toggle("going", box.checked);
      box.addEventListener("change", mark);
      mark();
    }
  };
  desk.rows = { addRow, rowsOf, part, isEmpty, number, ready, fresh };
  form.addEventListener("click", (event) => {
    const at = (name) => event.target.closest(`[data-${name}]`);
    if (at("add")) addRow(at("add").closest("[data-rows]"));
    else if (at("up")) { const row = at("up").closest("[data-row]"); move(row, -1); row.querySelector("[data-up]").focus(); }
    else if (at("down")) { const row = at("down").closest("[data-row]"); move(row, 1); row.querySelector("[data-down]").focus(); }
    else if (at("more")) {
      const more = at("more").closest("[data-row]").querySelector(".more");
      at("more").setAttribute("aria-expanded", String(more.toggleAttribute("data-closed") === false));
      more.querySelector("input").focus();
    }
  });
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      move(row, event.key === "ArrowUp" ? -1 : 1);
      event.target.focus();
    }
    // Enter never sends half a record: in the title it takes what the title says, elsewhere it goes on to the next field.
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.isComposing && !event.defaultPrevented) {
      if (event.target.matches("[data-line]")) { event.preventDefault(); desk.takeOffer?.(); }
      else if (event.target.matches("input:not([type=submit], [type=checkbox], [type=file]), select")) {
        event.preventDefault();
        onward(event.target);
      }
    }
  });
  const onward = (field) => {
    const row = field.closest(".credit");
    if (row && field === row.querySelector(".person input")) { addRow(row.closest("[data-rows]")); return; }
    // A shelfmark is a line of its own: the next one begins.
    if (field.matches("[data-shelfmark]") && field.value.trim()) { addRow(field.closest("[data-rows]")); return; }
    const fields = [...form.querySelectorAll("input:not([type=hidden]):not(.unseen), select, textarea")].filter((one) => one.offsetParent && one.type !== "checkbox");
    const after = fields.slice(fields.indexOf(field) + 1);
    // In a new record what the title has filled is passed over: one comes to what is still to be typed.
    const isOpen = (one) => one.tagName !== "SELECT" && !one.value.trim() && !one.closest(".credit") && !one.parentElement.querySelector(".chosen li");
    const next = form.elements.pk.value || row ? after[0] : after.find((one) => isOpen(one) && one.closest(".typed"));
    (next ?? after[0])?.focus();
  };

  // Whom a name finds by itself stands in the empty field of the person.
  const whose = async (row) => {
    const name = part(row, "name").value.trim();
    const shown = row.querySelector(".person [role=combobox]");
    if (!shown) return;
    if (!name) { shown.placeholder = ""; return; }
    const found = (await desk.pick("name")(name).catch(() => [])).filter((item) => item.label === name && item.person);
    const bearers = new Set(found.map((item) => item.person));
    shown.placeholder = bearers.size > 1 ? words.several : (found[0]?.bearer ?? words.waits);
  };
  const asked = new Map(); // each row waits for itself: a title fills several at once
  form.addEventListener("input", (event) => {
    const row = event.target.closest(".credit[data-row]");
    if (!row || event.target !== part(row, "name")) return;
    clearTimeout(asked.get(row));
    asked.set(row, setTimeout(() => whose(row), 400));
  });

  // A name or a person that would be cut off has its line to itself.
  const fits = (row) => {
    row.removeAttribute("data-long");
    const cut = [...row.querySelectorAll(".written input, .bracketed input, .person [role=combobox]")].some((one) => one.scrollWidth > one.clientWidth + 1);
    row.toggleAttribute("data-long", cut);
  };
  const fit = desk.fit = () => form.querySelectorAll(".credit[data-row]").forEach((row) => { if (!row.contains(document.activeElement)) fits(row); });
  form.addEventListener("focusout", (event) => { const row = event.target.closest(".credit[data-row]"); if (row) setTimeout(() => { if (!row.contains(document.activeElement)) fits(row); }, 120); });
  addEventListener("resize", desk.later(fit));

  // Credits: a bracket typed into the name goes where brackets stand; a first name wrote, a second received.
  desk.setPerson = (input, item) => part(input.closest("[data-row]"), "person")?.show?.(item.person, item.bearer);
  form.addEventListener("input", (event) => {
    const name = event.target.closest('[name^="credits-"][name$="-name"]');
    if (!name) return;
    const row = name.closest("[data-row]");
    const bracket = /^(.*\S)\s*\[([^\]]*)\]?$/.exec(name.value);
    if (bracket) {
      const supplied = part(row, "supplied");
      name.value = bracket[1];
      supplied.value = bracket[2] || supplied.value;
      supplied.focus();
    }
    const role = part(row, "role");
    if (role.value || !name.value.trim()) return;
    const taken = new Set(rowsOf(row.closest("[data-rows]")).filter((one) => one !== row && part(one, "name").value).map((one) => part(one, "role").value));
    role.value = taken.has("author") ? (taken.has("recipient") ? "mentioned" : "recipient") : "author";
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "]" && event.target.matches('[name$="-supplied"]')) { event.preventDefault(); part(event.target.closest("[data-row]"), "role").focus(); }
  });

  // Panels as tabs (ARIA APG, tabs with manual activation by arrows and focus).
  const beside = form.querySelector("[data-tabs]");
  const panels = [...beside.querySelectorAll(":scope > .panel")];
  const bar = make("div", { className: "tablist" });
  const tabs = make("div", { className: "tabs", role: "tablist" });
  bar.append(tabs);
  const show = (panel, focus = false) => {
    for (const one of panels) {
      one.hidden = one !== panel;
      one.tab.setAttribute("aria-selected", String(one === panel));
      one.tab.tabIndex = one === panel ? 0 : -1;
    }
    if (focus) panel.tab.focus();
    try { sessionStorage.setItem("desk:panel", panel.id); } catch { /* it opens at the first */ }
    panel.dispatchEvent(new CustomEvent("shown", { bubbles: true }));
  };
  const typedIn = (panel) => ["textarea, [data-shelfmark]", "input:not([type=hidden])"].map((kind) => [...panel.querySelectorAll(kind)].find((one) => one.offsetParent)).find(Boolean);
  const intoEmpty = (panel) => { const field = /^[to]$/.test(panel.dataset.key) && typedIn(panel); if (field && !field.value.trim()) field.focus(); };
  for (const panel of panels) {
    const heading = panel.querySelector("h2");
    const tab = make("button", { type: "button", role: "tab", id: `${panel.id}-tab`, className: "tab" }, heading.textContent.trim());
    tab.setAttribute("aria-controls", panel.id);
    // Who comes with the mouse types next what the panel is for; who comes by key stays on the tab, as tabs are used.
    tab.addEventListener("click", (event) => { show(panel); if (event.detail) intoEmpty(panel); });
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    heading.classList.add("unseen");
    panel.tab = tab;
    tabs.append(tab);
  }
  tabs.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { // into the panel, to what one would type there
      const panel = panels.find((one) => one.tab === document.activeElement);
      const into = typedIn(panel);
      if (into) { event.preventDefault(); into.focus(); }
      return;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = panels.findIndex((panel) => panel.tab === document.activeElement);
    show(panels[(at + step + panels.length) % panels.length], true);
  });
  beside.prepend(bar);
  desk.showPanel = (key) => { const panel = panels.find((one) => one.dataset.key === key || one.id === key); if (panel) show(panel, true); return Boolean(panel); };
  let last = "";
  try { last = sessionStorage.getItem("desk:panel") ?? ""; } catch { /* the first, then */ }
  const wrong = panels.find((panel) => panel.querySelector(".has-errors"));
  show(wrong ?? panels.find((panel) => `#${panel.id}` === location.hash) ?? panels.find((panel) => panel.id === last) ?? panels[0]);
  const wide = make("button", { type: "button", className: "plain wide-switch" }, words.wide);
  wide.addEventListener("click", () => {
    const on = form.querySelector("[data-screen]").classList.toggle("wide");
    wide.textContent = on ? words.narrow : words.wide;
    panels[1].hidden = on ? false : panels[1].tab.getAttribute("aria-selected") !== "true";
    if (on) { show(panels[0]); panels[1].hidden = false; }
  });
  panels[0].querySelector(".drop").append(wide);

  // The fewest rows that are needed are in sight.
  ready(form);
  for (const row of form.querySelectorAll(".credit[data-row]:not(.fresh)")) {
    const shown = row.querySelector(".person [role=combobox]");
    if (shown && !shown.value) shown.placeholder = words.waits;
  }
  for (const group of form.querySelectorAll("[data-rows]")) {
    const name = group.dataset.rows;
    const keep = { credits: 1, texts: 1, holdings: 1 }[name] ?? 0;
    const free = rowsOf(group).filter((row) => isEmpty(group, row) && !row.classList.contains("has-errors"));
    const there = rowsOf(group).length - free.length;
    free.slice(there ? 0 : keep).forEach((row) => { row.hidden = true; });
  }
  fit();

  // After a save one goes on where one was, after a refusal at the first field that is to be mended.
  const AT = "desk:at";
  const goes = (element) => { if (element?.offsetParent && !location.hash) element.focus({ preventScroll: Boolean(element.closest(".typed")) }); };
  form.addEventListener("submit", (event) => {
    const at = event.submitter?.name === "_continue" ? document.activeElement?.id : "";
    try { if (at) sessionStorage.setItem(AT, at); else sessionStorage.removeItem(AT); } catch { /* it begins at the top, then */ }
  });
  try {
    const was = document.getElementById(sessionStorage.getItem(AT) ?? "");
    const faulty = [...form.querySelectorAll('.has-errors :is(input, select, textarea):not([type="hidden"]), [aria-invalid="true"]')].find((one) => one.offsetParent);
    sessionStorage.removeItem(AT);
    goes(faulty ?? was);
  } catch { /* it begins at the top, then */ }
  form.querySelector('[data-line]')?.addEventListener("input", (event) => { if (/\n/.test(event.target.value)) event.target.value = event.target.value.replace(/\s*\n\s*/g, " "); });
})();
