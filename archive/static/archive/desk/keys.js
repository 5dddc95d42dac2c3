// Keys of the desk. Ctrl+S, Ctrl+Enter and Ctrl+K anywhere; single keys outside fields alone, and they can be switched off.
"use strict";
(() => {
  const told = document.getElementById("desk-keys");
  if (!told) return;
  const { words, places, search } = JSON.parse(told.textContent);
  const form = document.querySelector("#document_form");
  document.documentElement.classList.add("scripted-desk");
  const isOff = () => localStorage.getItem("desk:keys") === "off";
  const inField = (event) => event.target.closest?.("input:not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=button]), textarea, select, [contenteditable], dialog");
  const press = (selector) => { const button = form?.querySelector(selector); if (button) { form.requestSubmit(button); return true; } return false; };
  const element = (name, given = {}, ...inside) => { const made = Object.assign(document.createElement(name), given); made.append(...inside); return made; };
  const dialog = (label) => {
    const made = element("dialog", { className: "desk-dialog" });
    made.setAttribute("aria-label", label);
    made.addEventListener("close", () => made.remove());
    made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
    document.body.append(made);
    return made;
  };

  const shows = () => {
    const box = dialog(words.keys);
    const list = element("dl", {});
    const panels = [...document.querySelectorAll(".panel[data-key]")].map((panel) => [`g ${panel.dataset.key}`, panel.querySelector("h2").textContent.trim()]);
    const rows = [["Ctrl+S", words.save], ["Ctrl+Enter", words.next], ["Ctrl+K", words.anywhere], ["n", words.name], ["Alt+↑ Alt+↓", words.move], ...panels, ["↓", words.into], ["?", words.keys]];
    for (const [key, what] of form ? rows : rows.filter(([key]) => /K|\?/.test(key))) list.append(element("dt", {}, element("kbd", {}, key)), element("dd", {}, what));
    const change = element("button", { type: "button", className: "button plain" }, isOff() ? words.on : words.off);
    change.addEventListener("click", () => { localStorage.setItem("desk:keys", isOff() ? "on" : "off"); change.textContent = isOff() ? words.on : words.off; });
    const close = element("button", { type: "button", className: "button" }, words.close);
    close.addEventListener("click", () => box.close());
    box.append(element("h2", {}, words.keys), list, element("p", { className: "acts" }, change, close));
    box.showModal();
  };

  const anywhere = () => {
    const box = dialog(words.anywhere);
    const input = element("input", { type: "search", placeholder: words.anywhere });
    input.setAttribute("aria-label", words.anywhere);
    const list = element("ul", { className: "places" });
    box.append(input, list);
    let at = 0, asked = 0;
    const mark = (place) => { at = place; [...list.children].forEach((one, index) => one.classList.toggle("at", index === at)); list.children[at]?.scrollIntoView({ block: "nearest" }); };
    const look = async () => {
      const typed = input.value.trim().toLowerCase(), mine = (asked += 1);
      const here = places.filter((place) => place.label.toLowerCase().includes(typed));
      const found = typed.length < 2 ? [] : await fetch(`${search}?${new URLSearchParams({ q: input.value.trim() })}`, { headers: { Accept: "application/json" } }).then((answer) => answer.json()).then((answer) => answer.items).catch(() => []);
      if (mine !== asked) return;
      list.replaceChildren(...[...here, ...found].slice(0, 14).map(({ label, hint, address }) => element("li", {}, element("a", { href: address }, element("bdi", {}, label), ...(hint ? [element("small", {}, hint)] : [])))));
      mark(0);
    };
    let timer;
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 120); });
    input.addEventListener("keydown", (event) => {
      const number = list.children.length;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark((at + (event.key === "ArrowDown" ? 1 : -1) + number) % number); }
      else if (event.key === "Enter") { event.preventDefault(); list.children[at]?.firstElementChild.click(); }
    });
    look();
    box.showModal();
    input.focus();
  };
  document.addEventListener("click", (event) => { if (event.target.closest("[data-keys]")) shows(); else if (event.target.closest("[data-anywhere]")) anywhere(); });

  let went = 0;
  addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.metaKey;
    if (event.isComposing || event.repeat && held) return;
    if (held && !event.altKey && !event.shiftKey) {
      const key = event.key.toLowerCase();
      if (key === "s" && form) { event.preventDefault(); press("[data-save]"); }
      else if (event.key === "Enter" && form) { event.preventDefault(); if (!press("[name=_addanother]")) press("[data-save]"); }
      else if (key === "k") { event.preventDefault(); if (!document.querySelector("dialog[open]")) anywhere(); }
      return;
    }
    if (event.altKey || held || inField(event) || document.querySelector("dialog[open]")) return;
    if (event.key === "?") { event.preventDefault(); shows(); return; }
    if (isOff()) return;
    if (Date.now() - went < 1500 && window.desk?.showPanel?.(event.key)) { event.preventDefault(); went = 0; return; }
    went = event.key === "g" ? Date.now() : 0;
    if (event.key === "n" && window.desk?.rows) { event.preventDefault(); window.desk.rows.addRow(form.querySelector('[data-rows="credits"]')); }
  });
})();
