// What the connection and the age of the figures mean for whoever reads them; used by the pages (live.js) and the wall display (wall.js).
const fresh = 30_000, old = 120_000;

export function judge({ circuit, lostFor, age }) {
  if (!circuit) return lostFor > fresh ? "offline" : "reconnecting";
  if (age > old) return "stale";
  return age > fresh ? "reconnecting" : "live";
}
