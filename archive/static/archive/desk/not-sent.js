// The form that brought us here was not taken: what its page kept as sent is not saved, and is offered again.
"use strict";
for (const key of Object.keys(localStorage).filter((one) => one.startsWith("desk:typing:"))) {
  const kept = JSON.parse(localStorage.getItem(key));
  if (kept.sent && Date.now() - kept.at < 60000) localStorage.setItem(key, JSON.stringify({ ...kept, sent: false }));
}
