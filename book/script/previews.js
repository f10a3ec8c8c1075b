// Previews: what a reference leads to, beside it, for a mouse that rests on it and for the keyboard's focus.
{
  const main = document.getElementById("text");
  const here = location.pathname.split("/").pop() || "index.html";
  const wanted = "a.ref, .citation a";
  const box = document.createElement("div");
  box.className = "preview";
  box.id = "preview";
  box.setAttribute("role", "tooltip");
  box.hidden = true;

  let shown = null, waiting = 0;

  const later = (action, delay) => {
    clearTimeout(waiting);
    waiting = setTimeout(action, delay);
  };

  const hide = () => {
    clearTimeout(waiting);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
    box.replaceChildren();
  };

  // A figure of this page lends its picture; one of another page brings its own.
  const lendPicture = (id) => {
    const empty = box.querySelector(".picture:empty");
    const picture = document.getElementById(id)?.querySelector(".picture")?.cloneNode(true);
    if (!empty || !picture) return;
    for (const named of picture.querySelectorAll("svg > title, svg > desc")) named.remove();
    picture.querySelector("svg")?.removeAttribute("aria-labelledby");
    picture.querySelector("svg")?.setAttribute("aria-hidden", "true");
    for (const named of picture.querySelectorAll("[id]")) named.removeAttribute("id");
    empty.replaceWith(picture);
  };

  const place = () => {
    const [line] = shown.getClientRects();
    if (!line || line.bottom < 0 || line.top > innerHeight) return hide();
    const { width, height } = box.getBoundingClientRect();
    const below = innerHeight - line.bottom;
    const isBelow = below >= height + 8 || below >= line.top;
    box.style.left = `${Math.max(8, Math.min(line.left, innerWidth - width - 8))}px`;
    box.style.top = `${Math.max(4, isBelow ? Math.min(line.bottom + 6, innerHeight - height - 4) : line.top - height - 6)}px`;
  };

  const target = (link) => {
    const file = link.pathname.split("/").pop() || "index.html";
    const id = decodeURIComponent(link.hash.slice(1));
    const pieces = globalThis.bookPreviews?.[file];
    return file === here && !id || id === "top" ? null : { id, html: pieces?.[id] };
  };

  const show = async (link) => {
    try { await loadScript("assets/previews.js"); } catch { return; }
    const { id, html } = target(link) ?? {};
    if (!html || !link.isConnected) return;
    if (shown !== link) hide();
    clearTimeout(waiting);
    shown = link;
    link.removeAttribute("title");
    box.innerHTML = html;
    lendPicture(id);
    box.hidden = false;
    box.scrollTop = 0;
    link.setAttribute("aria-describedby", "preview");
    place();
  };

  const linkAt = (event) => main.contains(event.target) ? event.target.closest(wanted) : null;

  document.body.append(box);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkAt(event);
    if (link && link !== shown) later(() => show(link), 220);
    else if (link === shown || box.contains(event.target)) clearTimeout(waiting);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch") return;
    const isLeaving = linkAt(event) || box.contains(event.target);
    const next = event.relatedTarget;
    if (isLeaving && !(next instanceof Node && (box.contains(next) || shown?.contains(next)))) later(hide, 260);
  });

  let isTouch = false;
  document.addEventListener("pointerdown", (event) => { isTouch = event.pointerType === "touch"; });
  document.addEventListener("keydown", (event) => {
    isTouch = false;
    if (event.key === "Escape" && shown) {
      event.stopPropagation();
      hide();
    } else if (event.key === "Tab") {
      loadScript("assets/previews.js").catch(() => { });
    }
  }, true);
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event);
    if (link && !isTouch && link.matches(":focus-visible")) show(link);
  });
  document.addEventListener("focusout", (event) => {
    if (linkAt(event) === shown) hide();
  });
  addEventListener("scroll", () => { if (shown) place(); }, { passive: true });
  addEventListener("resize", hide);
}
