// Menus of what can be downloaded: one open at a time, Escape closes. The drawing itself is loaded when somebody asks for it.
document.addEventListener("click", async event => {
  const asked = event.target.closest?.("[data-picture]"), menu = event.target.closest?.(".out");
  for (const open of document.querySelectorAll(".out[open]")) if (open !== menu) open.open = false;
  if (!asked) return;
  menu.open = false;
  const { save } = await import("./picture.js");
  const simulated = asked.closest(".simulated") ? "simulasi-" : "";
  const panel = menu.dataset.pictureOf ? document.querySelector(menu.dataset.pictureOf) : asked.closest(".panel");
  await save(panel, asked.dataset.picture, `${simulated}${menu.dataset.export}-${location.pathname.split("/").filter(Boolean).at(-1) ?? "provinsi"}`);
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector(".out[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Paper tells the time of its figures at the foot of every sheet, and charts are drawn on white.
const root = document.documentElement, chosen = () => root.dataset.theme;
let before;
addEventListener("beforeprint", () => {
  const said = document.querySelector("[data-live-text]")?.textContent.replace(/^\s*·\s*/, "");
  for (const node of document.querySelectorAll("[data-print-time]")) node.textContent = said ? " · " + said : "";
  (before = chosen(), root.dataset.theme = "light");
});
addEventListener("afterprint", () => { if (before) root.dataset.theme = before; });

// The hour of the history: told while it moves, asked for when it rests. Without a script there is a button.
document.addEventListener("input", event => {
  if (event.target.name !== "jam") return;
  event.target.form.querySelector("[data-history-hour]").value = event.target.value.padStart(2, "0");
});
document.addEventListener("change", event => { if (event.target.closest?.("[data-history-form]")) event.target.form.requestSubmit(); });

// Charts of pages without a circuit: the model lies in the page.
for (const host of document.querySelectorAll("[data-chart][data-model]")) {
  import("../Components/Charts/ApexChart.razor.js").then(module => module.init(host, JSON.parse(host.dataset.model)));
}
