// Light or dark: the reader's choice, remembered as long as it differs from the system's, which is followed otherwise.
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
    button.setAttribute("aria-label", isDark() ? "Light colors" : "Dark colors");
  };

  button.addEventListener("click", () => {
    const wanted = !isDark();
    const choice = wanted === system.matches ? "auto" : wanted ? "dark" : "light";
    root.dataset.theme = choice;
    try {
      if (choice === "auto") localStorage.removeItem("theme");
      else localStorage.setItem("theme", choice);
    } catch { /* A private window forgets. */ }
    show();
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}
