// Exercises that have passed are marked, from the script that ./workbook writes beside the book.
{
  const passed = new Set(globalThis.bookProgress ?? []);

  const mark = () => {
    const sign = document.createElement("span");
    sign.className = "done";
    sign.textContent = "✓ passed";
    return sign;
  };

  for (const exercise of document.querySelectorAll(".exercise[id]")) {
    const names = [exercise.id.replace(/^ex:/, ""), ...(exercise.dataset.formerly ?? "").split(" ")];
    if (names.some((name) => passed.has(name))) exercise.querySelector(".head .level")?.before(mark());
  }
  for (const item of document.querySelectorAll(".listed li")) {
    const id = decodeURIComponent(item.querySelector("a")?.hash ?? "").slice(1);
    if (id.startsWith("ex:") && passed.has(id.slice(3))) item.append(" ", mark());
  }
}
