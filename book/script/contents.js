// The contents: a drawer on a narrow screen, and a mark at the section that is being read.
{
  const contents = document.getElementById("contents");
  const menu = document.querySelector("button.menu");

  const text = document.getElementById("text");
  const isBeside = matchMedia("(min-width: 64rem)");

  // While the drawer lies over the text, nothing under it takes the keyboard.
  const open = (isOpen) => {
    contents.classList.toggle("open", isOpen);
    text.inert = isOpen && !isBeside.matches;
    menu.setAttribute("aria-expanded", String(isOpen));
  };

  menu.hidden = false;
  isBeside.addEventListener("change", () => open(false));
  menu.addEventListener("click", () => open(!contents.classList.contains("open")));
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a")) open(false);
  });
  document.addEventListener("click", (event) => {
    if (!contents.contains(event.target) && !menu.contains(event.target)) open(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && contents.classList.contains("open")) {
      open(false);
      menu.focus();
    }
  });

  const links = [...contents.querySelectorAll(".sections a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

  const mark = () => {
    const line = innerHeight * 0.3;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line).length;
    links.forEach((link, index) => {
      if (index === passed - 1) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}
