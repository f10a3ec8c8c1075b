// Copy buttons: the code beside the button goes to the clipboard, and a screen reader hears so.
{
  const status = document.getElementById("status");

  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const block = button.closest("figure, .command");
      const code = block.querySelector("pre code") ?? block.querySelector("code");
      try {
        await copy(code.textContent);
        button.textContent = status.textContent = "Copied";
      } catch {
        button.textContent = status.textContent = "Not copied";
      }
      setTimeout(() => { button.textContent = "Copy"; status.textContent = ""; }, 1500);
    });
  }
}
