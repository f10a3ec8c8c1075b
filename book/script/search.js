// The search: a dialog over the page, opened by its button or by “/”, over the index that the build has made.
{
  const most = 25;
  const button = document.querySelector("button.find");
  let dialog, field, found, results, announcing;

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const marked = (parts) => parts.map(([text, isMatch]) => isMatch ? element("mark", { textContent: text }) : text);

  const announce = (text) => {
    clearTimeout(announcing);
    announcing = setTimeout(() => { found.textContent = text; }, 200);
  };

  const item = (passage, query) => {
    const link = element("a", { href: passage.address });
    if (passage.head) link.append(element("span", { className: "number" }, ...marked(bookSearch.parts(passage.head, query))), " ");
    link.append(element("span", { className: "title" }, ...marked(bookSearch.parts(passage.title, query))));
    const [, number, title] = passage.page;
    const isPage = passage.title === title;
    if (!isPage) link.append(" ", element("span", { className: "in", textContent: number ? `Chapter ${number}. ${title}` : title }));
    if (passage.text) link.append(element("span", { className: "snippet" }, ...marked(bookSearch.snippet(passage, query))));
    return element("li", {}, link);
  };

  const search = () => {
    const query = field.value;
    const hits = globalThis.bookIndex ? bookSearch.find(query) : [];
    results.replaceChildren(...hits.slice(0, most).map((passage) => item(passage, query)));
    results.scrollTop = 0;
    if (!globalThis.bookIndex) return;
    if (!query.trim()) announce("Words in any order; symbols also by their names, such as sigma; terms also in Chinese.");
    else if (hits.length > most) announce(`${hits.length} results, of which the first ${most} are shown`);
    else announce(hits.length === 1 ? "1 result" : hits.length === 0 ? "No results" : `${hits.length} results`);
  };

  const step = (by) => {
    const stops = [field, ...results.querySelectorAll("a")];
    const now = Math.max(0, stops.indexOf(document.activeElement));
    stops[Math.min(stops.length - 1, Math.max(0, now + by))].focus();
  };

  const onKey = (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
    if (steps[event.key]) {
      event.preventDefault();
      step(steps[event.key]);
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      results.querySelector("a")?.click();
    } else if (event.target !== field && (event.key.length === 1 || event.key === "Backspace") && event.key !== " "
        && !event.ctrlKey && !event.metaKey && !event.altKey) {
      field.focus();
    }
  };

  const make = () => {
    field = element("input", { type: "text", autocomplete: "off", spellcheck: false, placeholder: "Search the book" });
    for (const [name, value] of [["role", "searchbox"], ["aria-label", "Search the book"], ["enterkeyhint", "search"],
      ["aria-controls", "search-results"], ["autocapitalize", "off"]]) field.setAttribute(name, value);
    const close = element("button", { type: "button", textContent: "Close" });
    found = element("p", { className: "found" });
    found.setAttribute("role", "status");
    results = element("ol", { id: "search-results" });
    results.setAttribute("aria-label", "Results");
    results.setAttribute("tabindex", "-1");
    dialog = element("dialog", { className: "search" }, element("div", { className: "ask" }, field, close), found, results);
    dialog.setAttribute("aria-label", "Search");
    document.body.append(dialog);
    field.addEventListener("input", search);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("keydown", onKey);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a") && !event.ctrlKey && !event.metaKey) dialog.close();
    });
  };

  const open = async () => {
    if (!dialog) make();
    if (!dialog.open) dialog.showModal();
    field.focus();
    field.select();
    try {
      await loadScript("assets/search.js");
      if (globalThis.bookIndex.isReady !== true) bookSearch.prepare(globalThis.bookIndex);
      globalThis.bookIndex.isReady = true;
      search();
    } catch (error) {
      announce(error.message);
    }
  };

  button.hidden = false;
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    open();
  });
}
