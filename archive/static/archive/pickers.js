// The admin's search boxes have no name of their own for who cannot see them: they get that of their field.
"use strict";
(() => {
  const name = () => {
    for (const box of document.querySelectorAll(".select2-selection:not([aria-label])")) {
      const field = box.closest(".select2")?.previousElementSibling;
      const label = field?.getAttribute("aria-label") || field?.labels?.[0]?.textContent.trim();
      if (!label) continue;
      box.setAttribute("aria-label", label);
      box.removeAttribute("aria-labelledby");
      box.querySelector(".select2-selection__rendered")?.setAttribute("aria-label", label);
    }
  };
  // They are made by a script of the admin's, now or when a row is added.
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  name();
})();
