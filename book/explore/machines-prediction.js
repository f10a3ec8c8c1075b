// Predicted seconds for the triangle of a tall matrix on many machines.
"use strict";
explorable("machines-prediction", stage => {
  const { short } = explorable;
  const { rows, ranks, columns, networks } = stage.data("prediction");
  const names = ["arithmetic alone", "the tree", "a column at a time"];

  const network = stage.choice({ name: "Network", options: networks.map(each => each.name) });
  const width = stage.slider({ name: "Columns n", min: 0, max: columns.length - 1, value: 2, shown: i => String(columns[i]) });
  const machines = stage.slider({ name: "Machines P", min: 0, max: ranks.length - 1, value: 4, shown: i => String(ranks[i]) });

  const all = networks.flatMap(each => each.seconds.flat(2)).filter(s => s > 0);
  const chart = stage.chart("Seconds against machines", { name: "machines", min: ranks[0], max: ranks.at(-1), log: true },
    { name: "seconds", min: Math.min(...all), max: Math.max(...all), log: true });

  stage.start(() => {
    const curves = networks[network.value].seconds[width.value];
    const here = curves[machines.value];
    chart.clear();
    names.forEach((name, i) => chart.line(curves.map((seconds, j) => [ranks[j], seconds[i]]), i + 1));
    here.forEach((seconds, i) => chart.dot(ranks[machines.value], seconds, i + 1));
    const [low, high] = [Math.min(...all), Math.max(...all)];
    names.forEach((name, i) => chart.text(1.2 * ranks[0], low * (high / low) ** (0.22 - 0.09 * i), name, i + 1));
    stage.say(`On ${ranks[machines.value]} machines R of ${short(rows)} rows and ${columns[width.value]} columns takes ${short(here[1], 3)} s by the tree `
      + `and ${short(here[2], 3)} s a column at a time, ${short(here[2] / here[1], 3)} times as long. Arithmetic alone takes ${short(here[0], 3)} s.`);
  });
});
