// Without this script a citation is marked and copied by hand; with it there is a button under each.
"use strict";
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
