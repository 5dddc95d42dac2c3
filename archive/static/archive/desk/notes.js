// A note is left, and said to be done, without leaving the record; what is typed into the record is not touched by it.
"use strict";
(() => {
  const form = document.querySelector("#note-form");
  const box = () => document.querySelector("[data-notes]");
  if (!form || !box()) return;
  const typed = () => box().querySelector("#id_note_words")?.value.trim();
  for (const kind of ["input", "change"]) {
    document.querySelector("#panel-history").addEventListener(kind, (event) => {
      if (event.target.form === form) event.stopPropagation();
    });
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    const answer = await fetch(form.action, { method: "POST", headers: { "X-Part": "notes" }, body }).catch(() => null);
    if (!answer || ![200, 409].includes(answer.status) || answer.redirected) { form.target = "_blank"; form.submit(); return; }
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-notes]");
    box().replaceWith(drawn);
    box().querySelector("#id_note_words")?.focus();
  });
  addEventListener("beforeunload", (event) => { if (typed()) event.preventDefault(); });
})();
