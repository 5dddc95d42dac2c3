// Files: many at once, by choosing, dropping or pasting; each waits at the desk from the moment it is chosen.
"use strict";
(() => {
  const form = document.querySelector("#document_form");
  const box = form?.querySelector("[data-stage]");
  if (!box || !window.desk?.rows) return;
  const { say, words, changed } = window.desk;
  const { rowsOf, part, isEmpty, fresh, number } = window.desk.rows;
  const said = box.querySelector("[data-said]");
  const many = box.querySelector("[data-many]");
  const token = () => form.elements.csrfmiddlewaretoken.value;

  const stage = async (file) => {
    const body = new FormData();
    body.append("file", file, file.name);
    said.textContent = say("sending", file.name);
    const answer = await fetch(box.dataset.stage, { method: "POST", headers: { "X-CSRFToken": token() }, body });
    const told = await answer.json().catch(() => ({ refused: words.signedOut }));
    if (!told.key) { said.textContent = told.refused; said.className = "refused"; return null; }
    said.className = "quiet";
    said.textContent = `${told.name}: ${words.waiting}`;
    return told;
  };
  const place = (told) => {
    const row = rowsOf(box).find((one) => isEmpty(box, one)) ?? fresh(box);
    row.hidden = false;
    row.classList.remove("fresh");
    part(row, "staged").value = told.key;
    const look = `${window.desk.here}staged/${told.key}/?size=thumb`;
    const picture = row.querySelector(".thumb img");
    picture.src = look;
    picture.hidden = false;
    row.querySelector(".thumb").dataset.look = look;
    row.querySelector("[data-name]").textContent = told.name;
    row.querySelector(".upload").hidden = true;
    number(box);
    changed(part(row, "caption"));
    return row;
  };
  let sending = 0, wanted = null;
  const take = async (files) => {
    let first = null;
    sending += 1;
    for (const file of files) {
      const told = await stage(file).catch(() => { said.textContent = words.keptHere; return null; });
      if (told) { const row = place(told); first ??= row; }
    }
    sending -= 1;
    if (wanted) { const button = wanted; wanted = null; form.requestSubmit(button); return; }
    if (first) { look(first); part(first, "caption").focus(); }
  };
  // Who saves while files are on their way waits for them: none is left behind. Caught before all others hear of it.
  document.addEventListener("submit", (event) => {
    if (event.target !== form || !sending || event.submitter?.formTarget) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wanted = event.submitter;
  }, true);
  many.addEventListener("change", () => { take([...many.files]).then(() => { many.value = ""; }); });
  // Files can be dropped anywhere on the record.
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  form.addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); box.classList.add("over"); } });
  form.addEventListener("dragleave", () => box.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    box.classList.remove("over");
    window.desk.showPanel("panel-scans");
    take([...event.dataTransfer.files]);
  });
  // A file chosen in a field of a row waits at once, too.
  box.addEventListener("change", async (event) => {
    if (event.target.type !== "file" || event.target === many || !event.target.files.length) return;
    sending += 1;
    const told = await stage(event.target.files[0]).catch(() => null);
    if (told) { event.target.value = ""; place(told); }
    sending -= 1;
    if (wanted) { const button = wanted; wanted = null; form.requestSubmit(button); }
  });
  // The scan one looks at, large, beside what is typed.
  const large = box.querySelector("[data-large]");
  const look = (row) => {
    const address = row?.querySelector(".thumb")?.dataset.look;
    if (!address) return;
    large.src = address;
    box.querySelector("[data-looked-at]").hidden = false;
    for (const one of rowsOf(box)) one.classList.toggle("looked", one === row);
  };
  box.addEventListener("click", (event) => {
    const thumb = event.target.closest(".thumb");
    if (!thumb || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    look(thumb.closest("[data-row]"));
  });
  const first = rowsOf(box).find((row) => !isEmpty(box, row));
  if (first) look(first);
})();
