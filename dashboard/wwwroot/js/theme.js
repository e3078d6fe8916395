// Runs before the first paint: a page must not flash in the wrong theme. The choice is in a cookie; "auto" follows the system.
(() => {
  const root = document.documentElement, system = matchMedia("(prefers-color-scheme: dark)");
  const order = { auto: "light", light: "dark", dark: "auto" };
  const apply = () => {
    const choice = root.dataset.choice;
    root.dataset.theme = choice === "auto" ? (system.matches ? "dark" : "light") : choice;
  };
  apply();
  system.addEventListener("change", apply);
  document.addEventListener("click", event => {
    if (!event.target.closest?.("[data-theme-toggle]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    root.dataset.choice = order[root.dataset.choice] ?? "light";
    document.cookie = `sv.tema=${root.dataset.choice};path=/;max-age=31536000;samesite=lax${location.protocol === "https:" ? ";secure" : ""}`;
    apply();
  });
})();
