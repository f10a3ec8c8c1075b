// Kahan's matrix without one of its columns: which one may be missed?
"use strict";
explorable("id-kahan", stage => {
  const { make, draw, number, short } = explorable;
  const { size, angles } = stage.data("left-out");

  const out = stage.slider({ name: "Leave out column", min: 1, max: size, value: size });
  const angle = stage.slider({ name: "θ", min: 0, max: angles.length - 1, value: 6, shown: i => number(angles[i].theta, 1) });

  const view = stage.view("Kahan's matrix, with the column that is left out", 300, 300);
  const cell = 280 / size;
  const limits = angles.flatMap(a => [...a.errors, a.least]);
  const chart = stage.chart("The error without each column", { name: "column that is left out", min: 0.5, max: size + 0.5, ticks: [1, 4, 8, 12, 16] },
    { name: "error; dashed: σₙ", min: 10 ** Math.floor(Math.log10(Math.min(...limits))), max: 10, log: true });

  stage.start(() => {
    const { theta, least, errors, coefficients, plain, strong } = angles[angle.value];
    const j = out.value - 1;
    view.replaceChildren();
    for (let r = 0; r < size; r++) {
      for (let c = r; c < size; c++) {
        const value = Math.sin(theta) ** r * (r === c ? 1 : -Math.cos(theta));
        view.append(draw("rect", { class: `dot series-${value > 0 ? 1 : 2}`, x: 10 + c * cell, y: 10 + r * cell, width: cell - 1, height: cell - 1,
          "fill-opacity": Math.max(0.06, Math.sqrt(Math.abs(value))).toFixed(2) }));
      }
    }
    view.append(draw("rect", { class: "curve frame", x: 10 + j * cell - 1, y: 8, width: cell + 1, height: 284 }));
    chart.clear();
    const steps = errors.map((e, i) => [i + 1, e]);
    chart.line(steps, 1);
    steps.forEach(([x, e]) => chart.dot(x, e, 1, 2.5));
    chart.line([[0.5, least], [size + 0.5, least]], 5, { "stroke-dasharray": "5 4" });
    chart.dot(j + 1, errors[j], 2, 5.5);
    stage.say(`Without column ${j + 1} the error is ${short(errors[j], 2)}, ${short(errors[j] / least, 3)} times the least possible, σₙ = ${short(least, 2)}; `
      + `the largest coefficient is ${short(coefficients[j], 3)}. `
      + `Pivoted QR leaves out column ${plain + 1}, and strong pivoting column ${strong + 1}.`);
  });
});
