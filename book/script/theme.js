// Light or dark: the reader's choice, remembered; until then the system's.
{
  const root = document.documentElement;
  const button = document.querySelector("button.theme");
  const system = matchMedia("(prefers-color-scheme: dark)");

  const isDark = () => {
    const chosen = root.dataset.theme;
    return chosen === "dark" || (chosen !== "light" && system.matches);
  };

  const show = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", isDark() ? "Use light colors" : "Use dark colors");
  };

  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* A private window forgets. */ }
    show();
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}
