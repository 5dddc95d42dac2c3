// Fields of several headings as chips: topics, places, collections, languages. The lines behind them are what is sent.
"use strict";
(() => {
  const { make, say, words, pick, changed } = window.desk;
  const ROLES = ["sent from", "sent to", "about"];

  const chips = (field) => {
    const kind = field.dataset.chips;
    const between = field.tagName === "TEXTAREA" ? "\n" : ", ";
    const label = field.labels?.[0]?.textContent.trim() ?? "";
    const box = make("div", { className: "chips" });
    const shown = make("ul", { className: "chosen", "aria-label": label });
    const input = make("input", { type: "text", id: field.id, autocomplete: "off" });
    const said = make("span", { className: "unseen", role: "status" });
    const helped = field.getAttribute("aria-describedby");
    if (helped) input.setAttribute("aria-describedby", helped);
    field.removeAttribute("id");
    field.hidden = true;
    box.append(shown, input, said);
    field.before(box);
    const lines = () => field.value.split(between === "\n" ? "\n" : /\s*[,;\n]\s*/).map((line) => line.trim()).filter(Boolean);
    const set = (wanted) => { field.value = [...new Set(wanted)].join(between); changed(field); draw(); };
    const parted = (line) => line.split(/\s*(?:·|::)\s*/);
    const role = (line) => {
      const [name, is = ""] = parted(line);
      const asked = make("input", { type: "text", className: "role", value: is, placeholder: words.role ?? "", size: Math.max(is.length, 9) });
      asked.setAttribute("aria-label", `${name}: ${words.role ?? ""}`);
      asked.setAttribute("list", "roles-of-places");
      asked.addEventListener("input", (event) => event.stopPropagation());
      asked.addEventListener("change", () => {
        field.value = lines().map((one) => (one === line ? [name, asked.value.trim()].filter(Boolean).join(" · ") : one)).join(between);
        changed(field);
      });
      asked.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); asked.blur(); input.focus(); } });
      return asked;
    };
    const draw = () => {
      shown.replaceChildren(...lines().map((line) => {
        const name = kind === "place" ? parted(line)[0] : line;
        const off = make("button", { type: "button", className: "off" }, "×");
        off.setAttribute("aria-label", `${words.remove}: ${name}`);
        off.addEventListener("click", () => {
          set(lines().filter((one) => one !== line));
          said.textContent = say("removed", name);
          input.focus();
        });
        return make("li", {}, make("bdi", {}, name), ...(kind === "place" ? [role(line)] : []), off);
      }));
    };
    const add = (item) => {
      input.value = "";
      if (item.value) set([...lines(), item.value.replace(/\n/g, " ")]);
    };
    window.desk.combobox(input, { source: async (typed) => {
      const there = new Set(lines().map((line) => parted(line)[0].toLowerCase()));
      const found = (await pick(kind)(typed)).filter((item) => !there.has(item.value.toLowerCase()));
      const same = found.some((item) => item.label.toLowerCase() === typed.toLowerCase());
      return typed && !same && kind !== "language" ? [...found, { value: typed, label: say("new", typed) }] : found;
    }, take: add, open: false });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Backspace" && !input.value && lines().length) { event.preventDefault(); said.textContent = say("removed", lines().at(-1)); set(lines().slice(0, -1)); }
      else if ((event.key === "," || event.key === ";") && kind === "language" && input.value.trim()) { event.preventDefault(); add({ value: input.value.trim() }); }
    });
    input.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text");
      if (!/\n/.test(text.trim())) return;
      event.preventDefault();
      set([...lines(), ...text.split("\n").map((line) => line.trim()).filter(Boolean)]);
    });
    // What is typed and not yet a chip is sent all the same.
    input.addEventListener("blur", () => setTimeout(() => { if (input.value.trim() && document.activeElement !== input) add({ value: input.value.trim() }); }, 150));
    input.addEventListener("input", (event) => event.stopPropagation());
    field.redraw = draw;
    draw();
  };
  document.body.append(make("datalist", { id: "roles-of-places" }, ...ROLES.map((value) => make("option", { value }))));
  window.desk.upgrade.push((root) => {
    for (const field of root.querySelectorAll("[data-chips]:not([data-ready])")) { field.dataset.ready = "1"; chips(field); }
  });
})();
