// The error of the range finder against the size of its sketch and its power steps.
"use strict";
explorable("rsvd-sketch", stage => {
  const { number } = explorable;
  const { rank, draws, oversampling, spectra } = stage.data("sketch-sizes");

  const kind = stage.choice({ name: "Singular values", options: spectra.map(s => s.name), value: 1 });
  const extra = stage.slider({ name: "Columns beyond k", min: 0, max: oversampling.length - 1, value: 0, shown: i => String(oversampling[i]) });
  const power = stage.slider({ name: "Power steps q", min: 0, max: 3, value: 0 });

  const values = stage.chart("Singular values", { name: "j", min: 1, max: spectra[0].sigma.length, ticks: [1, 20, 40, 60, 80] },
    { name: "σⱼ", min: 0.01, max: 1, log: true });
  const chart = stage.chart("Error against columns beyond k", { name: "columns beyond k", min: 0, max: oversampling.at(-1) },
    { name: "error / least error of rank k", min: 0.6, max: 2, decimals: 1, ticks: [1, 1.5, 2] });

  stage.start(() => {
    const { sigma, errors, name } = spectra[kind.value];
    const [p, q] = [oversampling[extra.value], power.value];
    const { least, mean, most } = errors[q][extra.value];
    values.clear();
    values.line(sigma.map((s, j) => [j + 1, s]), 1);
    values.upright(rank);
    chart.clear();
    const curve = (row, key) => row.map((e, i) => [oversampling[i], e[key]]);
    errors.forEach((row, i) => { if (i !== q) chart.line(curve(row, "mean"), 5, { style: "stroke-width: 1" }); });
    chart.band(curve(errors[q], "least"), curve(errors[q], "most"), 1);
    chart.line(curve(errors[q], "mean"), 1);
    chart.dot(p, mean, 2);
    stage.say(`With ${rank} + ${p} columns and ${q} power ${q === 1 ? "step" : "steps"} the ${name} matrix is multiplied with `
      + `${(2 * q + 2) * (rank + p)} vectors. The error is ${number(mean, 3)} times the least of rank ${rank} on average, `
      + `and between ${number(least, 3)} and ${number(most, 3)} in ${draws} draws.`);
  });
});
