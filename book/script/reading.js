// Where one stopped reading, remembered by this browser: a link leads back there, and nothing scrolls by itself.
{
  const main = document.getElementById("text");
  const page = location.pathname.split("/").pop() || "index.html";
  const isChapter = main.querySelector(".opening .chapter") !== null;
  const headings = [...main.querySelectorAll("h2[id], h3[id]")];

  const recall = (key) => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };
  const remember = (key, value) => {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* A private window forgets. */ }
  };

  const named = (heading) => {
    const copy = heading.cloneNode(true);
    copy.querySelectorAll(".permalink, annotation").forEach((each) => each.remove());
    return copy.textContent.trim().replace(/\s+/g, " ");
  };

  const offer = (place) => {
    const link = document.createElement("a");
    const isHere = place.page === page;
    link.href = `${isHere ? "" : place.page}#${encodeURIComponent(place.id)}`;
    link.textContent = `Continue at ${/^\d/.test(place.title) ? "section " : ""}${place.title}`;
    const line = document.createElement("p");
    line.className = "continue";
    line.append(link);
    main.prepend(line);
  };

  const save = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight * 0.3);
    const heading = passed[passed.length - 1];
    if (!heading) return;
    const place = { page, id: heading.id, title: named(heading) };
    remember(`reading ${page}`, place);
    remember("reading", place);
  };

  const last = recall(isChapter ? `reading ${page}` : "reading");
  const isFirst = headings[0]?.id === last?.id;
  if (isChapter && last && !location.hash && !isFirst && document.getElementById(last.id)) offer(last);
  if (document.body.classList.contains("cover") && last?.page) offer(last);

  if (isChapter) {
    let waiting;
    addEventListener("scroll", () => {
      clearTimeout(waiting);
      waiting = setTimeout(save, 400);
    }, { passive: true });
    addEventListener("pagehide", () => { if (scrollY > 0) save(); });
  }
}
