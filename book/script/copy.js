// Copy buttons: the code beside the button goes to the clipboard, and a screen reader hears so.
{
  const status = document.getElementById("status");

  const copyBySelection = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  };

  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const block = button.closest("figure, .command");
      const code = block.querySelector("pre code") ?? block.querySelector("code");
      const said = await copy(code.textContent) ? "Copied" : "Not copied";
      button.textContent = status.textContent = said;
      button.focus();
      setTimeout(() => { button.textContent = "Copy"; status.textContent = ""; }, 1500);
    });
  }
}
