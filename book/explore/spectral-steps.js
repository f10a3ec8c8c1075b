// Odd polynomials of singular values: what some steps make of the numbers from 0.001 to 1.
"use strict";
explorable("spectral-steps", stage => {
  const { number, short } = explorable;
  const { most, methods } = stage.data("spectral-steps");
  const lowest = 0.001;

  const method = stage.choice({ name: "Steps", options: methods.map(each => each.name), value: 2 });
  const steps = stage.slider({ name: "How many", min: 0, max: most, value: 5 });
  const place = stage.slider({ name: "x", min: -3, max: 0, step: 0.05, value: -2, shown: e => short(10 ** e, 3) });

  const chart = stage.chart("What the steps make of each number", { name: "x", min: lowest, max: 1, log: true },
    { name: "y", min: 0, max: 2, ticks: [0, 0.5, 1, 1.5, 2], decimals: 1 });
  const xs = Array.from({ length: 601 }, (_, i) => 10 ** (-3 + i / 200));
  const after = (list, x) => list.reduce((y, [a, b, c]) => y * (a + y * y * (b + y * y * c)), x);

  stage.start(() => {
    const { name, images, steps: all } = methods[method.value];
    const list = all.slice(0, steps.value);
    chart.clear();
    chart.line([[lowest, 1], [1, 1]], 5, { "stroke-dasharray": "5 4" });
    for (let count = 0; count <= list.length; count++) {
      chart.line(xs.map(x => [x, after(list.slice(0, count), x)]), 1, count < list.length ? { style: "stroke-width: 0.8; opacity: 0.5" } : {});
    }
    const x = 10 ** place.value;
    chart.dot(x, after(list, x), 2, 5.5);
    const [least, greatest] = images[list.length];
    stage.say(`After ${list.length} ${list.length === 1 ? "step" : "steps"} of ${name} the number ${short(x, 3)} has become ${number(after(list, x), 3)}. `
      + `The numbers from 0.001 to 1 lie between ${number(least, 3)} and ${number(greatest, 3)}, and the worst is ${short(Math.max(1 - least, greatest - 1), 2)} away from 1.`);
  });
});
