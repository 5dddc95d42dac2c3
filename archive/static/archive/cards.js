// The names desk by keyboard. Every key presses a button that is there without it; a deed is sent in the background,
// the next card is here already, and the page the server answers with replaces what has changed.
"use strict";
(() => {
  const list = document.getElementById("cards");
  if (!list) return;
  const main = document.getElementById("content-main");
  main.classList.add("keyed");
  const cards = () => [...list.querySelectorAll("form.card:not(.going)")];
  const tell = (words) => { document.getElementById("told").textContent = words; };
  const box = document.getElementById("keys-off");
  const off = () => localStorage.getItem("names-keys") === "off";
  let current = null;
  let under = Promise.resolve(); // deeds go one after another
  const [asked, claimed] = [new Map(), new Set()]; // passages by card; keys of cards
  let working = false; // once a card was decided here
  let deaf = 0; // until when letters are no deeds: the field in which they were typed is gone

  const follow = (card, step) => {
    const all = cards();
    return all[all.indexOf(card) + step] || null;
  };
  // The next to be decided: not one at which somebody else is at work, which stays where it stands.
  const onward = (card) => {
    const all = cards();
    const at = all.indexOf(card);
    const free = (each) => !each.dataset.claimed;
    return all.slice(at + 1).find(free) || all.slice(0, Math.max(at, 0)).findLast(free) || null;
  };
  const passages = (card) => {
    const place = card?.querySelector(".evidence");
    if (!place || asked.has(card)) return;
    asked.set(card, fetch(`${place.dataset.passages}&few=1`, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((html) => {
        if (!html.trim()) return;
        const inner = place.firstElementChild;
        const more = inner.querySelector(".passages")?.parentElement;
        const read = new DOMParser().parseFromString(html, "text/html");
        inner.replaceChildren(...read.body.childNodes, ...(more ? [more] : []));
      }).catch(() => asked.delete(card)));
  };
  const choose = (card, { focus = true } = {}) => {
    if (!card) return;
    current?.classList.remove("current");
    current = card;
    card.classList.add("current");
    if (focus) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest" });
    }
    passages(card);
    passages(follow(card, 1));
  };
  const claim = (card) => {
    if (!card || claimed.has(card.dataset.key)) return;
    claimed.add(card.dataset.key);
    const sent = new FormData();
    sent.set("card", card.dataset.key);
    sent.set("decision", "claim");
    sent.set("csrfmiddlewaretoken", card.elements.csrfmiddlewaretoken.value);
    // After one's own deeds: both write, and the one would wait for the other.
    under = under.then(() => (card.isConnected && !card.classList.contains("going")
      ? fetch(list.dataset.claim, { method: "POST", body: sent, credentials: "same-origin" })
        .then((answer) => answer.text()).then((words) => { if (words) tell(words); })
      : null)).catch(() => {});
  };
  const { carry, marked, inField } = window.cardsKept;
  // What the server answered stands on the page; a card somebody is at stays as it is while it is still the same.
  const take = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("cards");
    if (!fresh) { location.reload(); return; }
    const here = new Map(cards().map((card) => [card.dataset.key, card]));
    const waiting = new Set([...list.querySelectorAll("form.going")].map((card) => card.dataset.key));
    const kept = new Set();
    let after = null;
    const wasTyping = current?.contains(document.activeElement) && inField(document.activeElement);
    for (const card of [...fresh.children]) {
      if (waiting.has(card.dataset.key)) continue; // its own answer is still to come
      const mine = here.get(card.dataset.key);
      const stays = mine && mine.dataset.seen === card.dataset.seen && !card.querySelector(".errornote");
      const node = stays ? mine : document.adoptNode(card);
      if (stays) {
        mine.querySelector(".gain").replaceWith(card.querySelector(".gain"));
        marked(mine, card);
      }
      else if (after) after.after(node);
      else list.prepend(node);
      if (mine && !stays && mine === current) { carry(mine, node); current = node; }
      kept.add(node);
      after = node;
    }
    for (const node of [...list.children]) if (!kept.has(node) && !node.classList.contains("going")) node.remove();
    for (const id of ["progress", "pages", "astray", "bar"]) {
      const next = page.getElementById(id);
      const old = document.getElementById(id);
      if (next && old) old.replaceWith(document.adoptNode(next));
    }
    const lately = page.querySelector(".lately");
    document.querySelector(".lately")?.replaceWith(lately || "");
    switches();
    tell([...document.querySelectorAll("#bar .said li, #astray .errornote")].map((said) => said.textContent.trim()).join(" "));
    const lost = !current || !current.isConnected || current.classList.contains("going");
    const refused = list.querySelector("form.card .errornote:not(.read)")?.closest("form.card");
    const typing = document.activeElement?.closest?.("form.card, #undo-form") && !lost;
    if (lost && wasTyping) deaf = Date.now() + 1500;
    if (refused && !typing) { choose(refused); return; }
    const untouched = !lost && !inField(document.activeElement) && !current.dataset.meant && !claimed.has(current.dataset.key);
    const taken = untouched && current.dataset.claimed ? onward(current) : null;
    if (lost || taken) {
      choose(taken || onward(null) || cards()[0]);
      if (working) claim(current); // in the midst of work: others pass over it
    } else choose(current, { focus: document.activeElement === document.body });
    if (!inField(document.activeElement)) current?.scrollIntoView({ block: "nearest" }); // an undo brings others above
  };
  const send = (form, button, rows = "") => {
    const sent = new FormData(form);
    if (rows) sent.set("members", rows);
    for (const note of list.querySelectorAll(".errornote")) note.classList.add("read"); // gone with the next answer
    if (button?.name) sent.set(button.name, button.value);
    under = under.then(() => fetch(form.getAttribute("action") || location.href, { method: "POST", body: sent, credentials: "same-origin" }))
      .then((answer) => {
        if (answer.status === 403 || answer.url.includes("/login/")) { location.reload(); return ""; }
        return answer.text();
      })
      .then((html) => {
        if (form.matches("form.card.going")) form.remove();
        form.classList.remove("waiting");
        if (html) take(html);
      })
      .catch(() => {
        form.classList.remove("going", "waiting");
        if (!form.isConnected) location.reload();
        tell(list.dataset.offline);
      });
    return under;
  };
  const decide = (card, decision) => {
    // One row only: the card stays in hand, and waits for what becomes of it.
    const row = ["not_same", "perhaps"].includes(decision) ? card.dataset.row || "" : "";
    const stays = row || decision === "claim";
    const next = onward(card) || follow(card, 1) || follow(card, -1);
    const button = [...card.elements].find((each) => each.name === "decision" && each.value === decision);
    if (!button) return;
    if (next) card.elements.following.value = next.dataset.key;
    if (!stays) { card.classList.add("going"); working = true; }
    if (row) { card.classList.add("waiting"); card.focus({ preventScroll: true }); }
    if (next && !stays) choose(next);
    if (!next && !stays) { // all of the page is sent: the next cards come with the answer
      card.classList.remove("current");
      current = null;
      list.focus({ preventScroll: true });
      tell(list.dataset.coming);
    }
    send(card, button, row);
    mean(card, null);
  };
  // What speaks against a ticked row, or somebody else at work, wants one more word than a letter.
  const doubts = (card) => {
    const ticked = [...card.querySelectorAll("input[name=members]:checked")];
    return [...new Set(ticked.map((each) => each.dataset.against).filter(Boolean)), card.dataset.claimed].filter(Boolean);
  };
  // Which row is meant, where one is and not all that are ticked.
  const mean = (card, row) => {
    card.querySelector(".row.meant")?.classList.remove("meant");
    delete card.dataset.row;
    if (!row) return;
    row.classList.add("meant");
    card.dataset.row = row.querySelector("input[name=members]").value;
    tell(row.querySelector("th label").textContent.trim());
  };
  const typeWhy = (card, decision) => {
    const why = card.querySelector(".reason");
    if (!why) return;
    const row = decision === "accept" ? null : document.activeElement?.closest?.(".row");
    card.dataset.meant = decision;
    mean(card, row);
    if (why.value === why.dataset.proposed && decision !== "accept") {
      why.value = row ? row.querySelector("input[name=members]").dataset.against || "" : why.dataset.doubt;
    }
    why.focus();
    why.select();
    claim(card);
  };
  const rows = (card) => [...card.querySelectorAll("input[name=members]")].filter((each) => each.offsetParent);
  const step = (by) => {
    const all = rows(current);
    const at = all.indexOf(document.activeElement);
    (all[at + by] || (at < 0 ? all[by > 0 ? 0 : all.length - 1] : null))?.focus();
  };
  const untick = () => {
    const all = rows(current);
    const here = document.activeElement?.closest?.(".row")?.querySelector("input[name=members]");
    const row = here || all.findLast((each) => each.checked) || all[0];
    if (!row) return;
    row.checked = !row.checked;
    row.focus();
    claim(current);
  };
  const keys = {
    j: () => choose(follow(current, 1)), k: () => choose(follow(current, -1)),
    a: () => {
      const but = doubts(current);
      if (but.length) { tell(but.join("; ")); typeWhy(current, "accept"); } else decide(current, "accept");
    },
    r: () => typeWhy(current, "not_same"),
    p: () => typeWhy(current, "perhaps"),
    e: () => typeWhy(current, "accept"),
    l: () => decide(current, "later"),
    x: untick,
    n: () => { current.elements.new_name?.focus(); }, s: () => { current.elements.somebody?.focus(); },
    o: () => { current.querySelector(".passages")?.click(); },
    u: () => {
      const form = document.getElementById("undo-form");
      if (form) send(form); else tell(list.dataset.nothing);
    },
    "?": () => { const keysShown = document.getElementById("keys"); keysShown.open = !keysShown.open; },
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
  };
  for (let each = 1; each <= 8; each += 1) {
    keys[each] = () => {
      const radio = current.querySelectorAll(".bearers input[type=radio]:not([value=''])")[each - 1];
      if (radio) { radio.checked = true; claim(current); }
    };
  }
  document.addEventListener("keydown", (event) => {
    const card = event.target.closest?.("form.card");
    if (event.key === "Escape") {
      if (card) { delete card.dataset.meant; mean(card, null); card.focus(); }
      document.getElementById("keys").open = false;
      return;
    }
    // Enter in the reason is the deed whose key was pressed; in the other fields it accepts nothing.
    if (event.key === "Enter" && card && event.target.matches("input[type=text]")) {
      event.preventDefault();
      if (event.target.name === "reason") decide(card, card.dataset.meant || "accept");
      else if (event.target.name !== "somebody") card.focus();
      return;
    }
    if (Date.now() < deaf) { deaf = Date.now() + 1500; return; }
    if (off() || event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
    if (event.key !== "u" && (!current || current.matches(".waiting, .going"))) return;
    if (event.target.matches?.("input[type=radio]") && event.key.startsWith("Arrow")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  // Anybody, by any of their names: who is chosen stands among the bearers.
  const somebody = (input) => {
    if (input.dataset.ready || !window.desk) return;
    input.dataset.ready = "1";
    window.desk.combobox(input, { open: false, source: (typed) => (typed ? window.desk.pick("person")(typed) : Promise.resolve([])),
      take: (item) => {
        if (!item.hint) { input.value = item.value; return; }
        const bearers = input.closest(".bearers");
        const radio = window.desk.make("input", { type: "radio", name: "person", value: item.value });
        const made = window.desk.make("label", {}, radio, " ", window.desk.make("bdi", {}, item.label),
          window.desk.make("span", { className: "quiet" }, item.hint));
        bearers.querySelector("legend").after(made);
        radio.checked = true;
        input.value = "";
        claim(input.form);
        input.form.focus({ preventScroll: true });
      } });
  };
  list.addEventListener("focusin", (event) => {
    if (event.target.name === "somebody") somebody(event.target);
    const card = event.target.closest("form.card");
    if (card && card !== current) choose(card, { focus: false });
  });
  list.addEventListener("change", (event) => claim(event.target.closest("form.card")));
  list.addEventListener("input", (event) => {
    if (event.target.name !== "new_name") return;
    const new_ = event.target.closest("label").querySelector("input[type=radio]");
    if (new_) new_.checked = true;
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("form.card")) {
      event.preventDefault();
      decide(form, event.submitter?.value || "");
    } else if (form.id === "undo-form") {
      event.preventDefault();
      send(form);
    }
  });
  const switches = () => {
    const now = document.getElementById("keys-off");
    now.checked = off();
    now.addEventListener("change", () => localStorage.setItem("names-keys", now.checked ? "off" : "on"));
  };
  if (box) switches();
  const named = location.hash && document.getElementById(location.hash.slice(1))?.closest("form.card");
  const first = list.querySelector("form.card .errornote")?.closest("form.card") || named;
  choose(first || onward(null) || cards()[0], { focus: Boolean(first) });
  if (!first) current?.focus({ preventScroll: true });
})();
