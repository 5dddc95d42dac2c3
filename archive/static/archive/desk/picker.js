// The one picker of the desk: a field that offers what fits while one types (ARIA APG, editable combobox with a listbox).
// Without it the field is plain text, which the server understands as well.
"use strict";
(() => {
  const told = document.getElementById("desk-words");
  const words = told ? JSON.parse(told.textContent) : {};
  const here = location.pathname.replace(/(add|\d+\/change)\/$/, "");
  const desk = (window.desk = {
    words,
    here,
    say: (key, value) => (words[key] ?? key).replace("%s", value),
    ask: (name, query) =>
      fetch(`${here}${name}/?${new URLSearchParams(query)}`, { headers: { Accept: "application/json" } }).then((answer) => {
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        return answer.json();
      }),
    later: (act, wait = 200) => {
      let timer;
      return (...given) => { clearTimeout(timer); timer = setTimeout(() => act(...given), wait); };
    },
    make: (name, given = {}, ...inside) => {
      const { dataset = {}, ...rest } = given;
      const made = document.createElement(name);
      for (const [key, value] of Object.entries(rest)) {
        if (key in made && key !== "list") made[key] = value; else made.setAttribute(key, value);
      }
      Object.assign(made.dataset, dataset);
      made.append(...inside);
      return made;
    },
    changed: (field) => field.dispatchEvent(new Event("input", { bubbles: true })),
    upgrade: [], // what is done to fields that are there, and to those of new rows
  });
  let number = 0;

  // `take(item)` is told what was chosen, or `{value: typed}` where nothing was; `source(typed)` answers with items.
  desk.combobox = (input, { source, take, open = true, free = true }) => {
    const id = `picked-${(number += 1)}`;
    const list = desk.make("ul", { id, className: "picker", role: "listbox", hidden: true });
    list.setAttribute("aria-label", input.getAttribute("aria-label") ?? input.labels?.[0]?.textContent.trim() ?? "");
    const status = desk.make("span", { className: "unseen", role: "status" });
    input.after(list, status);
    input.removeAttribute("list");
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, autocomplete: "off" })) input.setAttribute(name, value);
    let items = [], at = -1, asked = 0;
    const close = () => {
      list.hidden = true; at = -1; asked += 1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (place) => {
      at = place;
      [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
      const option = list.children[at];
      if (option) { input.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
      else input.removeAttribute("aria-activedescendant");
    };
    const choose = (item) => { close(); take(item); };
    const draw = () => {
      list.replaceChildren(...items.map((item, index) => {
        const option = desk.make("li", { id: `${id}-${index}`, role: "option" }, desk.make("bdi", {}, item.label));
        if (item.hint) option.append(desk.make("small", {}, item.hint));
        option.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(item); });
        return option;
      }));
      const box = input.getBoundingClientRect();
      list.classList.toggle("upward", box.bottom + 260 > innerHeight && box.top > 300);
      list.hidden = !items.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      status.textContent = items.length ? desk.say("found", items.length) : input.value.trim() ? words.nothing ?? "" : "";
      mark(-1);
    };
    const look = async () => {
      const mine = (asked += 1);
      const found = await source(input.value.trim()).catch(() => []);
      if (mine !== asked || document.activeElement !== input) return;
      items = found;
      draw();
    };
    const soon = desk.later(look, 120);
    input.addEventListener("input", () => { if (input.value.trim() || open) soon(); else close(); });
    input.addEventListener("blur", () => setTimeout(close, 100));
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.altKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) { look(); return; }
        const step = event.key === "ArrowDown" ? 1 : -1;
        mark((at + step + items.length + (at < 0 && step < 0 ? 1 : 0)) % items.length);
      } else if (event.key === "Escape" && !list.hidden) { event.stopPropagation(); close(); }
      else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
        if (at < 0 && !input.value.trim()) { close(); return; } // nothing to take: the form goes on to the next field
        event.preventDefault();
        if (at >= 0) choose(items[at]);
        else if (free && input.value.trim()) choose(best(items, input.value) ?? { value: input.value.trim(), label: input.value.trim() });
      } else if (event.key === "Tab" && at >= 0) choose(items[at]);
    });
    return { close, look };
  };
  // What was typed whole is taken, in whatever case.
  const best = (items, typed) => items.find((item) => item.label.toLowerCase() === typed.trim().toLowerCase());

  const pick = (kind) => (typed) => desk.ask("pick", { kind, q: typed }).then((answer) => answer.items);
  desk.pick = pick;

  // A field of text keeps what is chosen as its text.
  const plain = (input) => {
    const next = () => input.closest("[data-row], .field")?.querySelector("select");
    desk.combobox(input, { source: pick(input.dataset.pick), take: (item) => {
      input.value = item.value;
      if (input.dataset.pick === "name" && item.person) desk.setPerson?.(input, item);
      desk.changed(input);
      input.dispatchEvent(new CustomEvent("picked", { bubbles: true, detail: item }));
      if (input.dataset.pick === "name") next()?.focus();
    } });
  };
  // A record is chosen by its words, and kept by its address in the field behind.
  const record = (input) => {
    const shown = input.cloneNode();
    for (const name of ["name", "data-pick"]) shown.removeAttribute(name);
    shown.removeAttribute("value");
    shown.id = input.id;
    input.removeAttribute("id");
    shown.value = input.closest("[data-shown]")?.dataset.shown ?? input.value;
    input.type = "hidden";
    input.before(shown);
    const set = (value, label) => { input.value = value; shown.value = label; desk.changed(input); };
    input.show = set;
    desk.combobox(shown, { source: pick(input.dataset.pick), take: (item) => set(item.value, item.label) });
    // What is typed and not chosen is for the server to understand, or to ask about.
    shown.addEventListener("input", (event) => { if (event.isTrusted) { input.value = shown.value.trim(); desk.changed(input); } });
  };
  const RECORDS = new Set(["person", "document"]);
  desk.upgrade.push((root) => {
    for (const input of root.querySelectorAll("input[data-pick]:not([data-ready])")) {
      input.dataset.ready = "1";
      if (RECORDS.has(input.dataset.pick)) record(input); else plain(input);
    }
  });
})();
