// Typing is kept by itself: in this browser at once, on the server every few seconds, for its editor alone. It is offered
// again and never put in silently; signing out wipes what this browser kept.
"use strict";
(() => {
  const PREFIX = "desk:typing:";
  const form = document.querySelector("#document_form");
  document.getElementById("logout-form")?.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith("desk:"))) localStorage.removeItem(key);
    indexedDB.deleteDatabase("desk");
  });
  // Browsers write their local storage to disk when they please; this is there when they are killed.
  const disk = (mode, deed) => new Promise((done, fail) => {
    const asked = indexedDB.open("desk", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("typing");
    asked.onerror = fail;
    asked.onsuccess = () => {
      const act = asked.result.transaction("typing", mode, { durability: "strict" });
      const answer = deed(act.objectStore("typing"));
      act.oncomplete = () => { asked.result.close(); done(answer.result); };
      act.onerror = fail;
    };
  });
  if (!form || !window.desk?.rows) return;
  const { words, say, here } = window.desk;
  const said = form.querySelector("[data-kept-said]");
  const pk = form.elements.pk.value;
  const place = pk ? `document/${pk}` : `document/new/${form.elements.form_key.value}`;
  const owner = form.elements.editor.value.split(":")[0];
  const local = `${PREFIX}${owner}:${place}`;
  const HELD_BACK = new Set(["csrfmiddlewaretoken", "editor"]);
  let isDirty = Boolean(document.querySelector(".errornote")), isGoing = false, keptAt = 0, isKept = true, timer = 0;

  const pairs = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !HELD_BACK.has(name));
  const snapshot = (fields, more = {}) => JSON.stringify({ fields, version: form.elements.version?.value ?? "", at: Date.now(), ...more });
  const store = (more) => { try { localStorage.setItem(local, snapshot(pairs(), more)); } catch { /* the server keeps it */ } };
  // Who signed in again in another window has another token: this page takes it over, unless somebody else signed in.
  const renewed = async () => {
    const text = await fetch(location.pathname, { redirect: "manual" }).then((answer) => (answer.ok ? answer.text() : ""));
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("#document_form");
    if (fresh?.elements.editor?.value.split(":")[0] !== owner) return false;
    form.elements.csrfmiddlewaretoken.value = fresh.elements.csrfmiddlewaretoken.value;
    return true;
  };
  const send = async (fields, { keepalive = false, place: its = place, called = form.elements.title.value, again = true } = {}) => {
    const body = new URLSearchParams({ place: its, called, fields: JSON.stringify(fields) });
    const answer = await fetch(`${here}kept/`, { method: "POST", headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" }, body, keepalive, redirect: "manual" });
    if (answer.status === 403 && again && await renewed()) return send(fields, { keepalive, place: its, called, again: false });
    if (answer.type === "opaqueredirect" || answer.status === 403) throw new Error("signed out");
    if (!answer.ok) throw new Error((await answer.json()).refused);
    return answer.json();
  };
  const tell = () => {
    if (!isDirty || !keptAt) return;
    if (!isKept) return;
    const seconds = Math.round((Date.now() - keptAt) / 1000);
    said.textContent = seconds < 5 ? words.keptNow : seconds < 60 ? say("keptSeconds", Math.floor(seconds / 5) * 5) : say("keptMinutes", Math.floor(seconds / 60));
  };
  const keep = async () => {
    timer = 0;
    const fields = pairs();
    try {
      await send(fields);
      keptAt = Date.now();
      if (!isKept) disk("readwrite", (all) => all.delete(local)).catch(() => {});
      isKept = true;
      tell();
    } catch (error) {
      isKept = false;
      disk("readwrite", (all) => all.put(snapshot(fields), local)).catch(() => {});
      said.textContent = error.message === "signed out" ? words.signedOut : words.keptHere;
    }
  };
  const touched = () => {
    isDirty = true;
    store();
    if (!timer) timer = setTimeout(keep, 2500);
    if (!keptAt) said.textContent = words.typing;
  };
  form.addEventListener("input", touched);
  form.addEventListener("change", (event) => { if (event.target.type !== "file") touched(); });
  setInterval(tell, 5000);
  addEventListener("beforeunload", (event) => { if (isDirty && !isGoing) event.preventDefault(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && isDirty && !isGoing) send(pairs(), { keepalive: true }).catch(() => {}); });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget) return;
    isGoing = true;
    clearTimeout(timer);
    store({ sent: true });
    // A server that does not answer leaves the page as it is, and the warning with it.
    setTimeout(() => { isGoing = false; }, 20000);
  });

  // What this browser kept and the server does not know, since the session had ended, the network was away or the server dead.
  const unsaved = (old) => !old.sent || (pk && old.version === (form.elements.version?.value ?? ""));
  const kept = async (key) => {
    const texts = [localStorage.getItem(key), await disk("readonly", (all) => all.get(key)).catch(() => null)];
    return texts.filter(Boolean).map((text) => JSON.parse(text)).sort((one, other) => other.at - one.at)[0];
  };
  const forget = (key) => { localStorage.removeItem(key); disk("readwrite", (all) => all.delete(key)).catch(() => {}); };
  const offer = async (key) => {
    const old = await kept(key);
    const its = key.slice(`${PREFIX}${owner}:`.length);
    if (!old || (its !== place && Date.now() - old.at < 15000)) return; // somebody types it now, in another window
    forget(key);
    if (!unsaved(old) || form.querySelector(".errornote") || new URLSearchParams(location.search).has("kept")) return;
    if (JSON.stringify(old.fields) === JSON.stringify(pairs())) return;
    // The server may have kept an earlier state of the same typing, or a later one from another window.
    const there = form.querySelector(`.kept-offer[data-place="${its}"]`);
    if (there && Number(there.dataset.at) > old.at) return;
    const called = old.fields.find(([name]) => name === "title")?.[1] ?? "";
    await send(old.fields, { place: its, called }).catch(() => localStorage.setItem(key, JSON.stringify(old)));
    if (there) return;
    const link = Object.assign(document.createElement("a"), { className: "button", href: `?kept=${its.split("/").pop()}`, textContent: words.takeUp });
    const bar = Object.assign(document.createElement("div"), { className: "bar kept-offer", role: "status" });
    bar.append(words.unsaved, " ", called, " ", link);
    form.prepend(bar);
  };
  const offers = async () => {
    const every = new Set([...Object.keys(localStorage), ...(await disk("readonly", (all) => all.getAllKeys()).catch(() => []))]);
    for (const key of every) {
      if (!key.startsWith(PREFIX)) continue;
      if (!key.startsWith(`${PREFIX}${owner}:`)) forget(key);
      else if (key === local || (!pk && key.startsWith(`${PREFIX}${owner}:document/new/`))) await offer(key);
    }
  };
  offers().catch(() => { /* nothing was kept here */ });
})();
