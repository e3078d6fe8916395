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
