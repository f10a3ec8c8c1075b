// A layer of two outputs cut to one direction that can be turned: errors of the weight and of the outputs.
"use strict";
explorable("compression-turn", stage => {
  const { draw, number } = explorable;
  const { weight: [a, c, b, d], angle, error, inputs } = stage.data("turn");

  const kind = stage.choice({ name: "Inputs", options: inputs.map(each => each.name), value: 2 });
  const turn = stage.slider({ name: "Kept direction", min: 0, max: 180, step: 1, value: 30, shown: v => `${v}°` });

  /// W G Wᵀ for a symmetric G, as its entries 11, 21, 22.
  const second = ([p, q, r]) => [
    a * a * p + 2 * a * b * q + b * b * r, a * c * p + (a * d + b * c) * q + b * d * r,
    c * c * p + 2 * c * d * q + d * d * r,
  ];
  /// What is left of a second moment when direction u is kept.
  const left = ([p, q, r], degrees) => {
    const [x, y] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)];
    return Math.sqrt(Math.max(0, p + r - (x * x * p + 2 * x * y * q + y * y * r)));
  };

  const svg = stage.view("The outputs as an ellipse, and the direction that is kept", 300, 220);
  svg.append(draw("g", { class: "axes" }, draw("line", { class: "grid", x1: 4, x2: 296, y1: 110, y2: 110 }),
    draw("line", { class: "grid", x1: 150, x2: 150, y1: 4, y2: 216 })));
  const layer = svg.appendChild(draw("g"));
  const chart = stage.chart("Errors against the kept direction", { name: "angle in degrees", min: 0, max: 180, ticks: [0, 45, 90, 135, 180] },
    { name: "error of weight (blue), outputs", min: 0, max: 6, decimals: 0, ticks: [0, 2, 4, 6] });
  const degrees = Array.from({ length: 91 }, (_, i) => 2 * i);

  stage.start(() => {
    const chosen = inputs[kind.value];
    const moments = second(chosen.gram);
    const [p, q, r] = moments;
    // The ellipse is the image of the circle by a root of the second moment.
    const [mean, half] = [(p + r) / 2, Math.hypot((p - r) / 2, q)];
    const tilt = Math.atan2(q, (p - r) / 2) / 2;
    const axes = [Math.sqrt(mean + half), Math.sqrt(Math.max(0, mean - half))];
    const points = degrees.concat(degrees.map(v => v + 180)).map(v => {
      const [x, y] = [axes[0] * Math.cos(v * Math.PI / 180), axes[1] * Math.sin(v * Math.PI / 180)];
      return [150 + 20 * (x * Math.cos(tilt) - y * Math.sin(tilt)), 110 - 20 * (x * Math.sin(tilt) + y * Math.cos(tilt))];
    });
    const [x, y] = [Math.cos(turn.value * Math.PI / 180), Math.sin(turn.value * Math.PI / 180)];
    layer.replaceChildren(
      draw("path", { class: "curve series-3", d: points.map((at, i) => (i ? "L" : "M") + at.map(v => v.toFixed(1)).join(" ")).join("") + "Z" }),
      draw("line", { class: "curve series-1", x1: 150 - 104 * x, x2: 150 + 104 * x, y1: 110 + 104 * y, y2: 110 - 104 * y }));
    const own = [a * a + b * b, a * c + b * d, c * c + d * d];
    const [byWeight, byOutput] = [left(own, turn.value), left(moments, turn.value)];
    chart.clear();
    chart.line(degrees.map(v => [v, left(own, v)]), 1);
    chart.line(degrees.map(v => [v, left(moments, v)]), 3);
    chart.dot(turn.value, byWeight, 1);
    chart.dot(turn.value, byOutput, 3);
    stage.say(`Inputs ${chosen.name}, direction ${turn.value}° kept: the error of the weight is ${number(byWeight, 2)}, that of the outputs ${number(byOutput, 2)}. `
      + `The least are ${number(error, 2)} at ${number(angle, 0)}° and ${number(chosen.least, 2)} at ${number(chosen.best, 0)}°.`);
  });
});
