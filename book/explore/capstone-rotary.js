// A query and a key of two pairs that go along a text: what turns, and what the score sees of it.
"use strict";
explorable("capstone-rotary", stage => {
  const { draw, number } = explorable;
  const { pairs, checked: [first, second] } = stage.data("rotary");

  const query = stage.slider({ name: "Query at", min: 0, max: 40, step: 1, value: first, shown: v => `${v}` });
  const key = stage.slider({ name: "Key at", min: 0, max: 40, step: 1, value: second, shown: v => `${v}` });

  const svg = stage.view("The two pairs of the query and of the key", 300, 150);
  const layer = svg.appendChild(draw("g"));
  const chart = stage.chart("The score against the difference of the positions", { name: "difference", min: -40, max: 40, ticks: [-40, -20, 0, 20, 40] },
    { name: "score", min: -3, max: 3, decimals: 0, ticks: [-3, 0, 3] });
  const part = (pair, difference) => pair.size * Math.cos((pair.query - pair.key + pair.step * difference) * Math.PI / 180);
  const score = difference => pairs.reduce((sum, pair) => sum + part(pair, difference), 0);
  const differences = Array.from({ length: 321 }, (_, i) => i / 4 - 40);

  stage.start(() => {
    const arrow = (center, degrees, series) => draw("line", {
      class: `curve series-${series}`, x1: center, y1: 75,
      x2: center + 60 * Math.cos(degrees * Math.PI / 180), y2: 75 - 60 * Math.sin(degrees * Math.PI / 180),
    });
    layer.replaceChildren(...pairs.flatMap((pair, j) => {
      const center = 75 + 150 * j;
      return [
        draw("circle", { class: "grid", cx: center, cy: 75, r: 60, fill: "none" }),
        arrow(center, pair.query + pair.step * query.value, 1), arrow(center, pair.key + pair.step * key.value, 3),
      ];
    }));
    const difference = query.value - key.value;
    chart.clear();
    chart.line(differences.map(v => [v, score(v)]), 1);
    chart.dot(difference, score(difference), 1);
    const parts = pairs.map(pair => number(part(pair, difference), 2));
    stage.say(`Query (blue) at ${query.value}, key at ${key.value}, difference ${difference}: the fast pair gives ${parts[0]}, the slow one ${parts[1]}; the score is ${number(score(difference), 2)}.`);
  });
});
