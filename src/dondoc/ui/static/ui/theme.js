// Before the first paint: the theme of the person's choice, else of the system; and a mark that scripts run.
(() => {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem("dondoc-theme") || ""; } catch { return ""; }
  };
  const apply = () => root.setAttribute("data-bs-theme", chosen() || (dark.matches ? "dark" : "light"));
  root.classList.add("dd-js");
  apply();
  dark.addEventListener("change", apply);
  window.dondocTheme = { chosen, choose(value) {
    try { localStorage.setItem("dondoc-theme", value); } catch { /* private windows keep nothing */ }
    apply();
  } };
})();
