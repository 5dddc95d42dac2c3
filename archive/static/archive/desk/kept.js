// Typing is kept by itself: in this browser at once, on the server every few seconds, for its editor alone. It is offered
// again and never put in silently; signing out wipes what this browser kept.
"use strict";
(() => {
  const PREFIX = "desk:typing:";
  const form = document.querySelector("#document_form");
  document.getElementById("logout-form")?.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith("desk:"))) localStorage.removeItem(key);
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
  const send = async (fields, keepalive = false) => {
    const body = new URLSearchParams({ place, called: form.elements.title.value, fields: JSON.stringify(fields) });
    const answer = await fetch(`${here}kept/`, { method: "POST", headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" }, body, keepalive, redirect: "manual" });
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
      isKept = true;
      tell();
    } catch (error) {
      isKept = false;
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
  document.addEventListener("visibilitychange", () => { if (document.hidden && isDirty && !isGoing) send(pairs(), true).catch(() => {}); });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget) return;
    isGoing = true;
    clearTimeout(timer);
    store({ sent: true });
    // A server that does not answer leaves the page as it is, and the warning with it.
    setTimeout(() => { isGoing = false; }, 20000);
  });

  // What this browser kept of this record and the server does not know, since the session had ended or the network was away.
  const offer = async () => {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX) && !one.startsWith(`${PREFIX}${owner}:`))) localStorage.removeItem(key);
    const found = localStorage.getItem(local);
    if (!found) return;
    const old = JSON.parse(found);
    localStorage.removeItem(local);
    // What was sent is saved where the record has another version by now; a server that died meanwhile saved nothing.
    const isSaved = old.sent && (!pk || old.version !== (form.elements.version?.value ?? ""));
    if (isSaved || form.querySelector(".errornote") || new URLSearchParams(location.search).has("kept")) return;
    if (JSON.stringify(old.fields) === JSON.stringify(pairs())) return;
    // The server may have kept an earlier state of the same typing, or a later one from another window.
    const there = form.querySelector(`.kept-offer[data-place="${place}"]`);
    if (there && Number(there.dataset.at) > old.at) return;
    await send(old.fields).catch(() => localStorage.setItem(local, found));
    if (!there) {
      const link = Object.assign(document.createElement("a"), { className: "button", href: `?kept=${place.split("/").pop()}`, textContent: words.takeUp });
      const bar = Object.assign(document.createElement("div"), { className: "bar kept-offer", role: "status" });
      bar.append(words.unsaved, " ", link);
      form.prepend(bar);
    }
  };
  try { offer(); } catch { /* nothing was kept here */ }
})();
