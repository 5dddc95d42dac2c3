// What a card of the names desk keeps when the server answers with it anew.
"use strict";
window.cardsKept = (() => {
  const inField = (target) => target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  // A card that changed while somebody typed on it keeps what was typed, and the place in the field.
  const carry = (old, fresh) => {
    const field = old.contains(document.activeElement) && inField(document.activeElement) ? document.activeElement : null;
    if (!field && !old.dataset.meant) return;
    for (const name of ["reason", "new_name", "somebody", "parts"]) {
      const [was, is] = [old.elements[name], fresh.elements[name]];
      if (was && is && was.value !== was.defaultValue) is.value = was.value;
    }
    for (const name of ["meant", "row"]) if (old.dataset[name]) fresh.dataset[name] = old.dataset[name];
    fresh.classList.add("current");
    if (field && fresh.elements[field.name]) {
      const at = [field.selectionStart, field.selectionEnd];
      queueMicrotask(() => { fresh.elements[field.name].focus(); fresh.elements[field.name].setSelectionRange(...at); });
    }
  };
  // Who else is at work on a card, as the server knows it now; a refusal that was read is gone.
  const marked = (mine, fresh) => {
    mine.querySelector(".errornote.read")?.remove();
    mine.querySelector(".claimed")?.remove();
    delete mine.dataset.claimed;
    if (!fresh.dataset.claimed) return;
    mine.dataset.claimed = fresh.dataset.claimed;
    mine.querySelector(".card-head").after(fresh.querySelector(".claimed"));
  };
  return { carry, marked, inField };
})();
