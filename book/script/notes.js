// Notes open below their line where the screen has no margin for them.
for (const button of document.querySelectorAll("button.noteref")) {
  const note = document.getElementById(button.getAttribute("aria-controls"));
  const wide = matchMedia("(min-width: 82rem)");

  const tell = () => {
    button.setAttribute("aria-expanded", String(wide.matches || note.classList.contains("open")));
  };

  button.addEventListener("click", () => {
    note.classList.toggle("open");
    tell();
  });
  wide.addEventListener("change", tell);
  tell();
}
