// Everything works without this script. It offers names while one types, and says aloud what a list has become.
"use strict";
document.documentElement.classList.add("scripted");

const GROUPS = { people: "/people/", topics: "/topics/", places: "/places/", documents: "/documents/" };
const language = document.documentElement.lang === "en" ? "" : `/${document.documentElement.lang}`;

function offering(input) {
  const list = document.createElement("ul");
  list.className = "offers";
  list.id = `${input.id}-offers`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  list.hidden = true;
  input.form.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  let chosen = -1, waiting = 0, asked = "";

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function choose(step) {
    const offers = [...list.children];
    chosen = (chosen + step + offers.length + (chosen < 0 && step < 0 ? 1 : 0)) % offers.length;
    offers.forEach((offer, at) => offer.setAttribute("aria-selected", String(at === chosen)));
    input.setAttribute("aria-activedescendant", offers[chosen].id);
    offers[chosen].scrollIntoView({ block: "nearest" });
  }
  function show(found) {
    list.replaceChildren();
    for (const [group, path] of Object.entries(GROUPS)) {
      for (const each of found[group]) {
        const offer = document.createElement("li");
        offer.id = `${list.id}-${list.children.length}`;
        offer.setAttribute("role", "option");
        const waits = each.slug.startsWith("~");  // a name nobody has identified yet
        offer.dataset.address = waits
          ? `${language}/names/${encodeURIComponent(each.label)}/` : `${language}${path}${each.slug}/`;
        const name = document.createElement("bdi");
        name.textContent = each.label;
        if (each.matched && each.matched !== each.label) {
          const written = document.createElement("bdi");
          written.className = "written";
          written.textContent = each.matched;
          name.className = "behind";
          name.textContent = ` [${each.label}]`;
          offer.append(written);
        }
        offer.append(name);
        list.append(offer);
      }
    }
    if (!list.children.length) return close();
    list.hidden = false;
    chosen = -1;
    input.setAttribute("aria-expanded", "true");
  }
  async function ask() {
    const typed = input.value.trim();
    if (typed.length < 2) return close();
    asked = typed;
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`);
      if (answer.ok && asked === input.value.trim()) show(await answer.json());
    } catch { close(); }
  }
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 150); });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); choose(event.key === "ArrowDown" ? 1 : -1); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.assign(list.children[chosen].dataset.address); }
  });
  list.addEventListener("pointerdown", (event) => {
    const offer = event.target.closest("li");
    if (offer) { event.preventDefault(); location.assign(offer.dataset.address); }
  });
}

// On the advanced search names are offered to be filled in, not to be gone to.
function filling(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-offers`;
  input.after(list);
  input.setAttribute("list", list.id);
  let waiting = 0;
  async function ask() {
    const typed = input.value.trim();
    if (typed.length < 2) return;
    try {
      const answer = await fetch(`${input.dataset.from}?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || typed !== input.value.trim()) return;
      const found = (await answer.json())[input.dataset.fill];
      list.replaceChildren(...found.map((each) => new Option(each.label, each.matched || each.label)));
    } catch { list.replaceChildren(); }
  }
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 150); });
}
document.querySelectorAll("input[data-fill]").forEach(filling);

function prepare(root) {
  root.querySelectorAll("input[data-suggest]:not([role])").forEach(offering);
}
prepare(document);

// Reading needs no htmx: it comes with the first touch, before which a link is a link. It starts only in a page that is
// complete.
let htmxCame;
function fetchHtmx() {
  const prefetched = document.getElementById("htmx-script");
  if (!prefetched || document.readyState !== "complete") return undefined;
  return htmxCame ??= new Promise((come) => {
    const script = document.createElement("script");
    script.src = prefetched.href;
    script.onload = script.onerror = come;
    document.head.append(script);
  });
}
addEventListener("load", () => {
  for (const touch of ["pointerover", "touchstart", "keydown", "focusin"]) {
    document.addEventListener(touch, fetchHtmx, { once: true, passive: true });
  }
});

// A box or an order takes effect at once; what is typed waits for Enter.
document.addEventListener("change", async (event) => {
  const form = event.target.form;
  if (!form || !("live" in form.dataset) || !event.target.matches("select, input[type=checkbox]")) return;
  await fetchHtmx();
  form.requestSubmit();
});

// Empty fields would only be taken out of the address again by a redirect.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  for (const field of event.target.elements) if (field.name && !field.value && event.target.method === "get") field.disabled = true;
  setTimeout(() => { for (const field of event.target.elements) field.disabled = false; });
});
document.addEventListener("htmx:configRequest", (event) => {
  const sent = event.detail.parameters;
  for (const name of Object.keys(sent)) if (sent[name] === "") delete sent[name];
});
let narrowing = false;
document.addEventListener("htmx:beforeSwap", () => { narrowing = Boolean(document.getElementById("narrow")?.open); });
document.addEventListener("htmx:afterSettle", () => {
  prepare(document);
  const narrow = document.getElementById("narrow");
  if (narrow && narrowing) narrow.open = true;
  const heard = document.getElementById("heard"), stretch = document.getElementById("stretch");
  if (heard && stretch) heard.textContent = stretch.textContent;
});
// A part names the place of a person's documents: open it where a link leads to it.
addEventListener("hashchange", () => {
  const part = document.getElementById(location.hash.slice(1));
  if (part instanceof HTMLDetailsElement) part.open = true;
});

// Without this a citation is marked and copied by hand; with it there is a button under each.
for (const citation of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = citation.dataset.copy;
  button.setAttribute("aria-describedby", citation.id);
  button.addEventListener("click", async () => {
    const text = citation.innerText;
    try {
      await navigator.clipboard.write([new ClipboardItem({
        "text/plain": new Blob([text], { type: "text/plain" }),
        "text/html": new Blob([citation.innerHTML], { type: "text/html" }),
      })]);
    } catch {
      const marked = getSelection();
      marked.selectAllChildren(citation);
      document.execCommand("copy");
      marked.removeAllRanges();
    }
    button.textContent = citation.dataset.copied;
    setTimeout(() => { button.textContent = citation.dataset.copy; }, 2000);
  });
  citation.after(button);
}

// Which text of a document stands alone is said aloud; the stylesheet shows it.
function sayWhichText() {
  for (const tab of document.querySelectorAll(".tabs a")) tab.toggleAttribute("aria-current", tab.hash === location.hash);
}
addEventListener("hashchange", sayWhichText);
sayWhichText();

// The basket stands in this browser alone; a server sees of it what its address says. Without this, what is ticked on
// a page makes the address.
const basket = document.getElementById("basket");
function kept() {
  try { return (localStorage.getItem("basket") || "").split(",").filter(Boolean); } catch { return null; }
}
function showKept() {
  const ids = kept();
  if (!basket || !ids) return;
  for (const box of document.querySelectorAll("input[form=basket]")) box.checked = ids.includes(box.value);
  const button = basket.querySelector("button");
  button.dataset.name ??= button.textContent;
  button.textContent = button.dataset.name + (ids.length ? ` (${ids.length})` : "");
}
function keep(id, wanted) {
  const ids = (kept() || []).filter((each) => each !== id);
  try { localStorage.setItem("basket", (wanted ? [...ids, id] : ids).slice(0, 100).join(",")); } catch { return; }
  showKept();
}
document.addEventListener("change", (event) => { if (event.target.form === basket) keep(event.target.value, event.target.checked); });
document.addEventListener("click", (event) => {
  const out = event.target.closest?.("[data-out]");
  if (out) keep(out.dataset.out, false);
});
basket?.addEventListener("submit", (event) => {
  const ids = kept();
  if (!ids) return;
  event.preventDefault();
  location.assign(basket.action + (ids.length ? `?ids=${ids.join(",")}` : ""));
});
document.addEventListener("htmx:afterSettle", showKept);
addEventListener("storage", showKept);
addEventListener("pageshow", showKept);
