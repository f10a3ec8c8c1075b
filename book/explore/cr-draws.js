// A product estimated from its layers, one draw after the other, with the band of two hundred runs.
"use strict";
explorable("cr-draws", stage => {
  const { draw, number } = explorable;
  const { rules } = stage.data("one-layer-more");
  const most = rules[0].expected.length;

  const rule = stage.choice({ name: "Draw", options: rules.map(r => r.name) });
  const run = stage.slider({ name: "Run", min: 1, max: rules[0].runs.length, value: 1 });
  const count = stage.slider({ name: "Layers drawn k", min: 1, max: most, value: 1 });
  stage.button("Draw one more", () => { count.value = Math.min(most, count.value + 1); });

  const errors = stage.chart("Relative error against layers drawn", { name: "layers drawn", min: 1, max: most, ticks: [1, 20, 40, 60, 80] },
    { name: "relative error", min: 0.1, max: 30, log: true });
  const bars = stage.chart("How often each layer was drawn", { name: "layer, the largest first", min: 1, max: 200, ticks: [1, 50, 100, 150, 200] },
    { name: "times drawn; line: expected", min: 0, max: 16 });

  stage.start(() => {
    const { probabilities, expected, low, high, runs } = rules[rule.value];
    const { layers, errors: measured } = runs[run.value - 1];
    const k = count.value;
    const points = values => values.map((v, i) => [i + 1, v]);
    errors.clear();
    errors.band(points(low), points(high), 1);
    errors.line(points(expected), 1, { "stroke-dasharray": "5 4" });
    errors.line(points(measured.slice(0, k)), 2);
    errors.dot(k, measured[k - 1], 2);
    errors.line([[1, 1], [most, 1]], 5, { style: "stroke-width: 1" });
    const times = new Map();
    for (const layer of layers.slice(0, k)) times.set(layer, (times.get(layer) ?? 0) + 1);
    bars.clear();
    for (const [layer, number] of times) {
      const [x, y] = bars.place(layer + 1, number);
      bars.layer.append(draw("line", { class: "curve series-2", x1: x, x2: x, y1: bars.floor, y2: y }));
    }
    bars.line(points(probabilities.map(p => k * p)), 1, { style: "stroke-width: 1" });
    const last = layers[k - 1] + 1;
    stage.say(`Draw ${k} took layer ${last}, for the ${["first", "second", "third"][times.get(last - 1) - 1] ?? times.get(last - 1) + "th"} time; ${times.size} `
      + `different ${times.size === 1 ? "layer has" : "layers have"} been drawn. The relative error is ${number(measured[k - 1], 2)}. `
      + `Expected is ${number(expected[k - 1], 2)}, and 95 of 100 runs lie between ${number(low[k - 1], 2)} and ${number(high[k - 1], 2)}. `
      + `The zero matrix has 1.`);
  });
});
