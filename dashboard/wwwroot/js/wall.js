// The wall display: keeps the first HTML current over the hub, without a circuit, and comes back by itself from whatever happens.
//   figures   at most once a second, in place
//   pulses    one line at most each 4 s, one ring in its kabupaten, at most three
//   reload    each night, and after a long loss, once the server answers
import { judge } from "./judge.js";

const wall = document.querySelector("[data-wall]"), code = wall.dataset.wall;
const language = document.documentElement.lang === "en" ? "en-GB" : "id-ID";
const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
const share = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat(language, { timeZone: "Asia/Jakarta", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const minute = new Intl.DateTimeFormat(language, { timeZone: "Asia/Jakarta", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const words = JSON.parse(document.querySelector("[data-wall-pulses]")?.textContent ?? "{}");
const pause = attempt => Math.min(500 * 2 ** Math.min(attempt, 4), 8000) + Math.random() * 1000;
const later = ms => new Promise(done => setTimeout(done, ms));

let line = false, lostAt = performance.now(), confirmedAt = -Infinity, offset = 0, today = null, drawn = null;
const rows = new Map(), waiting = new Map();

function put(selector, text) {
  for (const node of document.querySelectorAll(selector)) if (node.textContent !== text) node.textContent = text;
}

// The server's clock is shown: that of a screen in a corridor may be wrong.
function confirm(at) {
  confirmedAt = performance.now();
  if (at) offset = Date.parse(at) - Date.now();
}

function showState() {
  const badge = document.querySelector("[data-wall-state]"), now = performance.now(), age = now - confirmedAt;
  const state = judge({ circuit: line, lostFor: now - lostAt, age: Number.isFinite(age) ? age : 0 });
  const word = badge.dataset["word" + state[0].toUpperCase() + state.slice(1)];
  badge.dataset.wallState = state;
  put("[data-wall-word]", word);
  const s = Math.max(0, Math.floor(age / 1000));
  put("[data-wall-age]", !Number.isFinite(age) ? "" : s < 60 ? `${s} ${badge.dataset.second}` : s < 3600 ? `${Math.floor(s / 60)} ${badge.dataset.minute}` : `${Math.floor(s / 3600)} ${badge.dataset.hour}`);
  put("[data-wall-clock]", clock.format(Date.now() + offset) + " WIB");
}

function showFigures() {
  if (!today || today === drawn) return;
  drawn = today;
  const { services, reporting, usual, report } = today, known = report === "events" || report === "nil";
  put("[data-wall-fig='completed']", known ? whole.format(services.completed) : "–");
  put("[data-wall-fig='usual']", usual?.atThisTime > 0 ? whole.format(usual.atThisTime) : "");
  const standing = document.querySelector("[data-wall-standing]");
  standing.dataset.wallStanding = known ? standingOf(services.completed, usual?.atThisTime, Number(standing.dataset.z)) : "Unknown";
  put("[data-wall-standing-word]", standing.dataset["word" + standing.dataset.wallStanding[0] + standing.dataset.wallStanding.slice(1).toLowerCase()] ?? "");
  put("[data-wall-fig='onTime']", services.onTime == null ? "–" : share.format(services.onTime * 100) + "%");
  const verdict = document.querySelector("[data-wall-verdict]");
  verdict.dataset.wallVerdict = verdictOf(services.onTime, services.timed, Number(verdict.dataset.target), Number(verdict.dataset.least), Number(standing.dataset.z));
  put("[data-wall-verdict]", verdict.dataset["word" + verdict.dataset.wallVerdict[0].toUpperCase() + verdict.dataset.wallVerdict.slice(1)]);
  const reported = reporting.reportedToday + reporting.nilToday, expected = Math.max(1, reporting.expected);
  for (const [name, value] of Object.entries({ reported, expected: reporting.expected, heartbeat: reporting.heartbeatOnly, noReport: reporting.noReport })) put(`[data-wall-fig='${name}']`, whole.format(value));
  document.querySelector("[data-wall-bar='reported']").setAttribute("width", 100 * reported / expected);
  document.querySelector("[data-wall-bar='heartbeat']").setAttribute("width", 100 * (reported + reporting.heartbeatOnly) / expected);
}

// The rules of Formatting/Judgement.cs; a test holds both against each other.
export function standingOf(now, usual, z) {
  if (!(usual > 0)) return "Unknown";
  if (Math.abs(now - usual) <= z * Math.sqrt(now + 0.4 * usual)) return "WithinNoise";
  return now > usual ? "Above" : "Below";
}

export function verdictOf(onTime, n, target, least, z) {
  if (onTime == null || n < least) return "few";
  const zz = z * z, upper = (onTime + zz / (2 * n)) / (1 + zz / n) + z / (1 + zz / n) * Math.sqrt(onTime * (1 - onTime) / n + zz / (4 * n * n));
  return upper < target ? "below" : onTime >= target ? "reached" : "near";
}

function showMap() {
  const breaks = document.querySelector("[data-breaks]")?.dataset.breaks.split(",").map(Number);
  if (!breaks) return;
  for (const area of document.querySelectorAll("[data-kabupaten]")) {
    const row = rows.get(area.dataset.kabupaten);
    if (!row) continue;
    const known = row.report === "events" || row.report === "nil", people = row.population.reporting;
    const value = known && people > 0 ? Math.round(row.services.completed * 1e7 / people) / 1e4 : null;
    const style = value != null ? "q" + (1 + breaks.filter(from => value >= from).length) : known ? "q-few" : row.report === "heartbeat" ? "q-heartbeat" : row.reporting.expected > 0 ? "q-none" : "q-outside";
    if (area.getAttribute("class") === style) continue;
    area.setAttribute("class", style);
    const path = area.querySelector("path");
    if (style === "q-none" || style === "q-heartbeat") path.setAttribute("fill", "url(#hatch-map)"); else path.removeAttribute("fill");
    document.querySelector(`[data-name-of='${area.dataset.kabupaten}']`)?.setAttribute("class", "on " + style);
  }
}

function pulse(told) {
  const key = `${told.kabupaten} ${told.family} ${told.minute}`, before = waiting.get(key);
  waiting.delete(key); // to the end: the newest are shown
  waiting.set(key, { ...told, count: told.count + (before?.count ?? 0) });
  if (waiting.size > 64) waiting.delete(waiting.keys().next().value);
}

let next = 0;
function showPulse() {
  if (waiting.size === 0 || document.hidden) return;
  const [key, told] = [...waiting].at(-1), area = document.querySelector(`[data-kabupaten='${told.kabupaten}']`);
  waiting.clear();
  const slot = next++ % 3 + 1, tick = document.querySelector(`[data-tick='${slot}']`), ring = document.querySelector(`[data-ring='${slot}']`);
  if (!area || !tick || !words[told.family]) return;
  tick.dataset.shown = key;
  tick.querySelector("[data-tick-what]").textContent = words[told.family].replace("{0}", whole.format(told.count));
  tick.querySelector("[data-tick-where]").textContent = area.dataset.name;
  tick.querySelector("[data-tick-when]").textContent = minute.format(Date.parse(told.minute));
  ring.setAttribute("transform", `translate(${area.dataset.x} ${area.dataset.y})`);
  ring.toggleAttribute("hidden", false);
  ring.classList.remove("beat");
  requestAnimationFrame(() => ring.classList.add("beat"));
}

// Which villages reported today changes slowly: asked for once a minute. What cannot be had now stays as it was.
async function showDots() {
  try {
    const answer = await fetch("/layar/titik", { cache: "no-store", signal: AbortSignal.timeout(20_000) });
    if (!answer.ok) return;
    for (const [state, path] of Object.entries(await answer.json())) document.querySelector(`[data-dots='${state}']`)?.setAttribute("d", path);
  } catch { /* asked again in a minute */ }
}

async function reloadWhenServed() {
  for (let attempt = 0; ; attempt++) {
    try {
      if ((await fetch("/health/ready", { cache: "no-store" })).ok) break;
    } catch { /* not yet */ }
    await later(pause(attempt));
  }
  location.reload();
}

// Between 03.00 and 03.30 WIB, not all screens in the same second: whatever a day has left behind in a browser is gone.
export function untilNight(now) {
  const day = 86_400_000, wib = (now + 7 * 3_600_000) % day, at = 3 * 3_600_000;
  return (at - wib + day) % day + Math.floor(Math.random() * 1_800_000) + 1000;
}

const connection = new signalR.HubConnectionBuilder().withUrl("/hubs/regions").configureLogging(signalR.LogLevel.None)
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: context => pause(context.previousRetryCount) }).build();
connection.on("Changed", summary => { today = summary; confirm(summary.asOf); });
connection.on("Confirmed", (_, __, at) => confirm(at));
connection.on("ChildrenChanged", (_, __, changed) => { for (const row of changed) rows.set(row.code, row); });
connection.on("Pulse", pulse);
connection.onreconnecting(() => { line = false; lostAt = performance.now(); });
connection.onreconnected(() => reloadWhenServed()); // a new program may have new pages; the figures stay until then

async function follow() {
  for (let attempt = 0; ; attempt++) {
    try {
      await connection.start();
      today = await connection.invoke("Watch", code);
      for (const row of (await connection.invoke("WatchChildren", code, "today")).rows) rows.set(row.code, row);
      await connection.invoke("WatchPulse", code);
      line = true;
      confirm(today.asOf);
      return;
    } catch {
      if (connection.state === signalR.HubConnectionState.Connected) await connection.stop();
      await later(pause(attempt));
    }
  }
}

if (document.querySelector("[data-wall-empty]")) later(pause(2)).then(reloadWhenServed);
else {
  setInterval(() => { showFigures(); showMap(); showState(); }, 1000);
  setInterval(showPulse, 4000);
  setInterval(showDots, 60_000);
  showDots();
  follow().then(() => { showFigures(); showMap(); showState(); });
}
setTimeout(reloadWhenServed, untilNight(Date.now()));
