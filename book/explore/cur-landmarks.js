// A town and its villages: landmarks taken one by one, the places that they reach, and the trace that they leave.
"use strict";
explorable("cur-landmarks", stage => {
  const { draw, percent } = explorable;
  const { x, y, bandwidth, town, villages, floor, orders } = stage.data("towns");
  const [count, most] = [x.length, floor.length - 1];
  const kernel = (i, j) => Math.exp(-((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2) / (2 * bandwidth ** 2));

  /// What Cholesky's steps at the pivots leave on the diagonal, which has ones, before the first step and after each.
  const eliminate = pivots => {
    const factor = [];
    const rests = [new Float64Array(count).fill(1)];
    for (const s of pivots) {
      const rest = rests.at(-1);
      const step = new Float64Array(count);
      // A pivot that is rounding only is explained by those before it.
      if (rest[s] > 1e-11) {
        for (let i = 0; i < count; i++) step[i] = (kernel(i, s) - factor.reduce((sum, f) => sum + f[i] * f[s], 0)) / Math.sqrt(rest[s]);
      }
      factor.push(step);
      rests.push(rest.map((d, i) => Math.max(0, d - step[i] ** 2)));
    }
    return rests;
  };
  const share = rest => rest.reduce((sum, d) => sum + d, 0) / count;

  const own = orders.length;
  let list = [];
  const order = stage.choice({
    name: "Landmarks", options: [...orders.map(o => o.name), "your own"], value: own,
    chosen: index => {
      list = index < own ? orders[index].landmarks : list.slice(0, landmarks.value);
      if (index < own && landmarks.value === 0) landmarks.value = most / 2;
    },
  });
  const landmarks = stage.slider({ name: "How many", min: 0, max: most, value: 0 });
  const place = stage.slider({ name: "Marked place", min: 1, max: count, value: 1 });
  const shown = () => list.slice(0, landmarks.value);
  let rest = eliminate([])[0];
  /// Takes a place; one that is taken is given back.
  const turn = s => {
    const now = shown();
    if (!now.includes(s) && now.length === most) return;
    list = now.includes(s) ? now.filter(t => t !== s) : [...now, s];
    order.value = own;
    landmarks.value = list.length;
    place.value = s + 1;
  };
  stage.button("Take the marked place, or give it back", () => turn(place.value - 1));
  stage.button("Take the least reached", () => turn(rest.indexOf(Math.max(...rest))));
  stage.beginning(() => { list = []; });

  const [left, low] = [Math.min(...x) - 0.3, Math.min(...y) - 0.3];
  const unit = 300 / (Math.max(...x) + 0.3 - left);
  const height = unit * (Math.max(...y) + 0.3 - low);
  const map = stage.view("The places; click to take one, or to give it back", 300, height);
  map.style.cursor = "crosshair";
  const at = i => ({ cx: (unit * (x[i] - left)).toFixed(1), cy: (height - unit * (y[i] - low)).toFixed(1) });
  map.addEventListener("click", event => {
    const frame = map.getBoundingClientRect();
    const [px, py] = [left + (event.clientX - frame.left) / frame.width * 300 / unit, low + (frame.bottom - event.clientY) / frame.height * height / unit];
    const gaps = x.map((_, i) => Math.hypot(x[i] - px, y[i] - py));
    turn(gaps.indexOf(Math.min(...gaps)));
    stage.changed();
  });
  const chart = stage.chart("Share of the trace left against landmarks", { name: "landmarks", min: 0, max: most },
    { name: "share of the trace left; dashed: the best", min: 10 ** Math.floor(Math.log10(floor[most])), max: 1, log: true });

  stage.start(() => {
    if (landmarks.value > list.length) landmarks.value = list.length;
    const now = shown();
    const rests = eliminate(now);
    const [k, marked] = [now.length, place.value - 1];
    rest = rests[k];
    map.replaceChildren(...x.map((_, i) => draw("circle", rest[i] < 0.5 ? { class: "dot series-1", r: 3, ...at(i) } : { class: "curve quiet", r: 2.5, ...at(i) })),
      ...now.map(s => draw("circle", { class: "dot series-2", r: 5.5, ...at(s) })),
      draw("circle", { class: "curve series-3", r: 9, ...at(marked) }));
    chart.clear();
    chart.line(floor.map((e, i) => [i, e]), 5, { "stroke-dasharray": "5 4" });
    orders.forEach((o, i) => { if (i === order.value) chart.line(o.left.map((e, j) => [j, e]), 1, { style: "stroke-width: 1" }); });
    chart.line(rests.map((r, i) => [i, share(r)]), 2);
    chart.dot(k, share(rest), 2);
    const reached = rest.filter(d => d < 0.5).length;
    const found = new Set(now.filter(s => s >= town).map(s => s % villages)).size;
    stage.say(`With ${k} ${k === 1 ? "landmark" : "landmarks"} ${percent(share(rest), 2)} of the trace is left; the best of rank ${k} leaves ${percent(floor[k], 2)}. `
      + `Of ${count} places ${reached} are explained by more than half, and ${found} of ${villages} villages have a landmark. `
      + `The marked place ${marked + 1} is in ${marked < town ? "the town" : `village ${1 + marked % villages}`}, and ${percent(rest[marked])} of it is left.`);
  });
});
