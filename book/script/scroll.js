// What is wider than its place fades where it goes on, and can be scrolled with the keyboard by a name of its own.
{
  const blocks = document.querySelectorAll("pre, .table, .picture, .equation > math, math.long");

  const nameOf = (block) => {
    const text = (selector) => block.closest("figure, .table")?.querySelector(selector)?.textContent.trim();
    if (block.matches(".picture")) return text(".label");
    if (block.matches(".table")) return `Table: ${text("caption") || text("th") || "wide"}`.slice(0, 80);
    return text("figcaption") || block.dataset.name || "Code";
  };

  const fade = (block) => {
    block.classList.toggle("before", block.scrollLeft > 1);
    block.classList.toggle("after", block.scrollLeft < block.scrollWidth - block.clientWidth - 1);
  };

  const mark = () => {
    const wide = new Set([...blocks].filter((block) => block.scrollWidth > block.clientWidth));
    for (const block of blocks) {
      const scrolls = wide.has(block);
      if (scrolls) fade(block);
      if (scrolls === block.hasAttribute("tabindex")) continue;
      block.classList.toggle("scrolls", scrolls);
      if (scrolls) {
        block.setAttribute("tabindex", "0");
        block.addEventListener("scroll", () => fade(block), { passive: true });
        // A formula speaks for itself.
        if (block.localName === "math") continue;
        block.setAttribute("role", "group");
        block.setAttribute("aria-label", nameOf(block));
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) block.removeAttribute(name);
      }
    }
  };

  addEventListener("load", mark);
  addEventListener("resize", mark);
  document.addEventListener("toggle", mark, { capture: true });
}
