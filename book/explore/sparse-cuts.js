// A matrix cut into slices: what is stored, what is lost, and what the rank loses that stores as much.
"use strict";
explorable("sparse-cuts", stage => {
  const { draw, percent } = explorable;
  const { size, matrices } = stage.data("cuts");
  const most = Math.round(Math.log2(size));
  const [side, cell] = [256, 256 / size];

  const subject = stage.choice({ name: "Matrix", options: matrices.map(m => m.name), value: 1 });
  const shown = e => String(2 ** e);
  const groups = stage.slider({ name: "Groups of rows c", min: 0, max: most, value: 3, shown });
  const blocks = stage.slider({ name: "Blocks of columns b", min: 0, max: most, value: 3, shown });
  const picture = stage.view("The matrix, its blocks of columns, and one slice of it", side, side);
  const chart = stage.chart("Relative error against stored numbers, for every cut and for every rank",
    { name: "stored numbers", min: 0, max: 2 * size * size },
    { name: "relative error; line: rank", min: 0, max: 1, decimals: 1 });

  /// The slice of group 0 and block 0, and the lines between the blocks.
  const slice = (c, b) => {
    const parts = [];
    for (let row = 0; row < size; row += c) {
      parts.push(draw("rect", { class: "band series-1", style: "opacity: 0.7", x: 0, y: row * cell, width: side / b, height: cell }));
    }
    for (let block = 1; block < b; block++) parts.push(draw("line", { class: "mark", x1: block * side / b, x2: block * side / b, y1: 0, y2: side }));
    parts.push(draw("rect", { class: "curve quiet", x: 0.5, y: 0.5, width: side - 1, height: side - 1 }));
    return parts;
  };

  stage.start(() => {
    const { name, cuts, ranks } = matrices[subject.value];
    const [c, b] = [2 ** groups.value, 2 ** blocks.value];
    const numbers = size * (b + c);
    const error = cuts[groups.value * (most + 1) + blocks.value];
    const rank = Math.min(size, Math.floor(numbers / (2 * size)));
    picture.replaceChildren(...slice(c, b));
    chart.clear();
    chart.line(ranks.map((e, r) => [2 * size * r, e]), 5);
    cuts.forEach((e, i) => chart.dot(size * (2 ** Math.floor(i / (most + 1)) + 2 ** (i % (most + 1))), e, 1, 2));
    chart.dot(numbers, error, 2, 6);
    const rows = size / c;
    stage.say(`${name}: with ${c} ${c === 1 ? "group" : "groups"} and ${b} ${b === 1 ? "block" : "blocks"} a slice has ${rows} × ${size / b} entries, and ${numbers} numbers are stored, where the matrix has ${size * size}. `
      + `The relative error is ${percent(error, 1)}; that of rank ${rank}, which stores ${2 * size * rank}, is ${percent(ranks[rank], 1)}.`);
  });
});
