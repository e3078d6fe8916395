// Starts the circuit, and brings it back whenever it is lost: without end, with growing pauses, and not everybody in the same second.
import { setCircuit } from "./live.js";
import "./why.js";
import "./out.js";

const notice = document.getElementById("components-reconnect-modal");
let nextTry = 0;
const pause = attempt => {
  const wait = Math.min(500 * 2 ** Math.min(attempt, 4), 8000) + Math.random() * 1000;
  nextTry = Date.now() + wait;
  return wait;
};

// When it is tried again, counted down.
const next = notice.querySelector("[data-next]");
setInterval(() => {
  if (!notice.hidden) next.textContent = next.dataset.words.replace("{0}", Math.max(0, Math.ceil((nextTry - Date.now()) / 1000)));
}, 500);

// The server does not know the circuit any more (it was started anew): only a new page helps, once the server answers.
async function reloadWhenServed() {
  for (let attempt = 0; ; attempt++) {
    try {
      if ((await fetch("/health/live", { cache: "no-store" })).ok) break;
    } catch { /* not yet */ }
    await new Promise(done => setTimeout(done, pause(attempt)));
  }
  location.reload();
}

notice.addEventListener("components-reconnect-state-changed", event => {
  const state = event.detail.state;
  setCircuit(state === "hide");
  notice.hidden = state === "hide";
  if (state === "rejected" || state === "failed" || state === "resume-failed") reloadWhenServed();
});

notice.querySelector("[data-retry]").addEventListener("click", async () => {
  try {
    if (!(await Blazor.reconnect())) location.reload();
  } catch { reloadWhenServed(); }
});

document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  document.querySelector("[data-search-key]")?.focus();
});

await Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 1_000_000, retryIntervalMilliseconds: pause } } });
setCircuit(true);
