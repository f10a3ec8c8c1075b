// What is wider than its place can be scrolled with the keyboard, and nothing else asks for a stop.
{
  const names = { PRE: "Code", DIV: "Wide content", math: "Formula" };
  const blocks = document.querySelectorAll("pre, .table, .picture, .equation > math");

  const mark = () => {
    for (const block of blocks) {
      const scrolls = block.scrollWidth > block.clientWidth + 1;
      if (scrolls === block.hasAttribute("tabindex")) continue;
      if (scrolls) {
        block.setAttribute("tabindex", "0");
        if (block.tagName !== "math") block.setAttribute("role", "region");
        block.setAttribute("aria-label", names[block.tagName]);
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) block.removeAttribute(name);
      }
    }
  };

  addEventListener("load", mark);
  addEventListener("resize", mark);
}
