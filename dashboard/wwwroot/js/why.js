// Explanations of figures: those of the first HTML are kept beside the circuit, and asked for again when they are of another page or old.
const old = 30_000, patience = 3000;
const shelf = document.getElementById("arti");
let of = here(), since = performance.now();

function here() {
  return location.pathname + location.search;
}

function keep(nodes) {
  if (nodes.length === 0) return;
  shelf.replaceChildren(...nodes);
  of = here();
  since = performance.now();
}

async function renew() {
  try {
    const answer = await fetch(here(), { signal: AbortSignal.timeout(patience) });
    if (answer.ok) keep([...new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("[data-explanation]")].map(node => document.importNode(node, true)));
  } catch { /* What is there says of when it is. */ }
}

keep([...document.querySelectorAll("[data-explanation]")]);

// A figure's own button, or a tap on a figure in a table, whose column's head has the button.
document.addEventListener("click", async event => {
  const own = event.target.closest?.("[popovertarget^='arti-']"), cell = own || event.target.closest?.("a, button") ? null : event.target.closest?.("[data-fig]")?.closest("td");
  const button = own ?? cell?.closest("table").querySelector("thead tr")?.cells[cell.cellIndex]?.querySelector("[popovertarget]");
  if (!button || button.getAttribute("popovertargetaction") === "hide") return;
  const isOld = of !== here() || performance.now() - since > old;
  if (own && !isOld) return; // the browser opens it
  event.preventDefault();
  if (isOld) await renew();
  document.getElementById(button.getAttribute("popovertarget"))?.showPopover();
});
