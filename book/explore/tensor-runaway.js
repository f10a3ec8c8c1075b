// Two layers that fit W: the better the fit, the longer they are, and the more they point the same way.
"use strict";
explorable("tensor-runaway", stage => {
  const { draw, number, percent, short } = explorable;
  const { free, held } = stage.data("runaway");

  const way = stage.choice({ name: "Size of the layers", options: ["free", "held by a penalty"] });
  const place = stage.slider({ name: "Sweeps", min: 0, max: free.length - 1, value: 0, shown: i => String(free[i].sweeps) });

  const largest = Math.max(...free.map(f => f.sizes[0]));
  const view = stage.view("The two layers in the first mode, as long as they are large", 300, 220);
  const last = free.at(-1).sweeps;
  const steps = { name: "sweeps", min: free[0].sweeps, max: last, log: true, ticks: [10, 100, 1000, 10000].filter(t => t <= last) };
  const errors = stage.chart("Relative error against sweeps", steps, { name: "relative error", min: 0.001, max: 1, log: true });
  const sizes = stage.chart("Size of the larger layer against sweeps", steps, { name: "size of the larger layer", min: 0, max: Math.ceil(largest) });

  stage.start(() => {
    const all = way.value ? held : free;
    const now = all[place.value];
    view.replaceChildren(draw("line", { class: "mark", x1: 10, x2: 290, y1: 200, y2: 200 }));
    const unit = 260 / largest;
    now.vectors.forEach((v, r) => {
      const [x, y] = [20 + unit * now.sizes[r] * v[0], 200 - unit * now.sizes[r] * v[1]];
      view.append(draw("line", { class: `curve series-${r + 1}`, x1: 20, y1: 200, x2: x, y2: y }), draw("circle", { class: `dot series-${r + 1}`, cx: x, cy: y, r: 4.5 }),
        draw("text", { x: Math.min(x, 262), y: y < 200 ? y - 10 : y + 18, "text-anchor": "middle" }, r ? "− layer 2" : "layer 1"));
    });
    errors.clear();
    sizes.clear();
    for (const [list, series] of [[free, 1], [held, 3]]) {
      const isShown = list === all;
      errors.line(list.map(f => [f.sweeps, f.error]), series, { style: `stroke-width: ${isShown ? 2.5 : 1}` });
      sizes.line(list.map(f => [f.sweeps, f.sizes[0]]), series, { style: `stroke-width: ${isShown ? 2.5 : 1}` });
    }
    errors.dot(now.sweeps, now.error, 2);
    sizes.dot(now.sweeps, now.sizes[0], 2);
    stage.say(`After ${now.sweeps} sweeps the relative error is ${percent(now.error, 2)}. The layers have the sizes ${number(now.sizes[0], 2)} and ${number(now.sizes[1], 2)}, `
      + `and the cosine of their angle is ${number(now.cosine, 4)}: they nearly cancel.`.replace(now.cosine < -0.9 ? "" : ": they nearly cancel", ""));
  });
});
