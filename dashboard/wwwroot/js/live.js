// LiveState: how far the figures on the screen can be trusted now. Judged here, because a circuit that died cannot say so.
//   live          the server confirmed the figures at most 30 s ago (a quiet night is still live)
//   reconnecting  the circuit is lost for less than 30 s, or confirmations are late
//   stale         the circuit lives, and nothing was confirmed for more than 2 minutes
//   offline       more than 30 s without a circuit
//   paused        the visitor stopped the figures
import { judge } from "./judge.js";

const english = document.documentElement.lang === "en";
const clock = new Intl.DateTimeFormat(english ? "en-GB" : "id-ID", { timeZone: "Asia/Jakarta", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

let circuit = false;        // up?
let lostAt = performance.now();
let confirmed = null;       // { at: the server's time, since: when that was, on this page's steady clock }

let told = "";              // what the panels say of their age

export function setCircuit(up) {
  if (up === circuit) return;
  circuit = up;
  lostAt = performance.now();
  show();
}

const ago = ms => {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return english ? `${s} s ago` : `${s} detik lalu`;
  const m = Math.floor(s / 60);
  if (m < 60) return english ? `${m} min ago` : `${m} menit lalu`;
  return english ? `${Math.floor(m / 60)} h ago` : `${Math.floor(m / 60)} jam lalu`;
};

function read() {
  const source = document.querySelector("[data-confirmed]");
  if (!source) { confirmed = null; return; }
  const at = Number(source.dataset.confirmed);
  if (confirmed?.at === at) return;
  // The age when it was sent comes with it, so neither a wrong clock here nor an old page shows as new.
  confirmed = { at, since: performance.now() - Number(source.dataset.confirmedAge ?? 0) };
}

function put(node, text) {
  if (node && node.textContent !== text) node.textContent = text;
}

function show() {
  read();
  const badge = document.querySelector("[data-live-state]");
  if (!badge) return;
  if (badge.dataset.circuit !== "up") return; // still the first HTML: its circuit has not rendered yet
  const now = performance.now(), age = confirmed ? now - confirmed.since : circuit ? 0 : Infinity;
  // Who stopped the figures knows that they are not the newest; a lost line is told all the same.
  const state = circuit && badge.dataset.paused === "true" ? "paused" : judge({ circuit, lostFor: now - lostAt, age });
  badge.dataset.state = document.documentElement.dataset.live = state;
  const time = confirmed ? clock.format(confirmed.at) + " WIB" : "";
  const words = badge.dataset["word" + state[0].toUpperCase() + state.slice(1)];
  const text = badge.dataset["text" + state[0].toUpperCase() + state.slice(1)];
  put(badge.querySelector("[data-live-word]"), words);
  put(badge.querySelector("[data-live-text]"), confirmed ? " · " + text.replace("{0}", time).replace("{1}", ago(age)) : "");
  // Each panel says since when its numbers stand (app.css): a circuit that died draws nothing there any more.
  const since = !confirmed ? "" : state === "stale" ? ago(age) : state === "offline" ? `${words} · ${time}` : "";
  if (since !== told) document.documentElement.style.setProperty("--since", JSON.stringify(told = since));
  for (const node of document.querySelectorAll("[data-age]")) if (!node.closest("[popover]:not(:popover-open)")) put(node, confirmed ? ago(age) : "");
}

new MutationObserver(show).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-confirmed", "data-paused"] });
setInterval(show, 1000);
show();
