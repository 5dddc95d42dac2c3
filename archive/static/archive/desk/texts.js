// What a text shows by itself: its language by its letters and small words, and that a second one is a translation.
"use strict";
(() => {
  const form = document.querySelector("#document_form");
  const group = form?.querySelector('[data-rows="texts"]');
  if (!group || !window.desk?.rows) return;
  const { changed, later } = window.desk;
  const { rowsOf, part } = window.desk.rows;

  // Scripts of one language, and words that only one of the others has.
  const BY_LETTER = [["ja", /[\u3041-\u30ff]/], ["ko", /[\uac00-\ud7af]/], ["zh", /[\u3400-\u9fff]/], ["uk", /[\u0454\u0456\u0457\u0491]/i], ["ka", /[\u10d0-\u10ff]/]];
  const BY_WORD = {
    en: "the of and that with has been to is was for", de: "der und die das nicht ist wir ich den", fr: "le les des est que une nous dans", es: "el los una por del",
    it: "il che della non per", pl: "nie jest w z oraz", ru: "и в не на что",
  };
  const language = (text) => {
    const start = text.slice(0, 4000);
    if (/[\u0430-\u044f]/i.test(start) && !/[\u0452-\u045f\u0491]/i.test(start.replace(/\u0451/g, ""))) {
      return /[\u044b\u044d]/i.test(start) || start.length < 200 ? "ru" : ""; // neither in Bulgarian nor in Serbian
    }
    const letter = BY_LETTER.find(([, letters]) => letters.test(start));
    if (letter) return letter[0];
    const there = start.toLowerCase().match(/\p{L}+/gu) ?? [];
    const counts = Object.entries(BY_WORD).map(([tag, words]) => [tag, there.filter((word) => words.split(" ").includes(word)).length]);
    const [[first, most], [, next]] = counts.sort((one, other) => other[1] - one[1]);
    return most >= 2 && most > 2 * next ? first : "";
  };
  const others = (row) => rowsOf(group).filter((one) => one !== row && part(one, "text").value.trim());
  const propose = (row) => {
    const [kind, tongue, text] = ["kind", "language", "text"].map((name) => part(row, name));
    if (!text.value.trim()) return;
    if (!kind.dataset.chosen && row.classList.contains("fresh")) {
      const isSecond = others(row).some((one) => part(one, "kind").value === "original" && rowsOf(group).indexOf(one) < rowsOf(group).indexOf(row));
      if (isSecond && kind.value === "original") kind.value = "translation";
    }
    if (tongue.value.trim() && tongue.dataset.guess !== tongue.value) return;
    tongue.value = tongue.dataset.guess = language(text.value);
    changed(tongue);
    const spoken = form.elements.namedItem("languages");
    if (kind.value !== "original" || !tongue.value || (spoken.value && spoken.dataset.guess !== spoken.value)) return;
    spoken.value = spoken.dataset.guess = tongue.value;
    spoken.redraw?.();
    changed(spoken);
  };
  group.addEventListener("change", (event) => { if (event.target.name?.endsWith("-kind")) event.target.dataset.chosen = "1"; });
  const soon = new Map(); // each text waits for itself: one may type on in the next
  group.addEventListener("input", (event) => {
    const row = event.target.closest("[data-row]");
    if (!event.isTrusted || !event.target.name?.endsWith("-text")) return;
    if (!soon.has(row)) soon.set(row, later(() => propose(row), 300));
    soon.get(row)();
  });
})();
