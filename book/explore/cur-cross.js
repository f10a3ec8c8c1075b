// Rows and columns of a picture, chosen by hand, and what two middles make of them.
"use strict";
explorable("cur-cross", stage => {
  const { make, number, percent, bytes } = explorable;
  const { rows, columns, gray, floor, choices } = stage.data("cross-picture");
  const a = Float64Array.from(bytes(gray), v => v & 255);
  const size = v => Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
  const norm = size(a);
  const most = floor.length - 1;

  /// Orthonormal vectors with the span of the given ones, each reduced twice; what is left of none is dropped.
  const orthonormal = vectors => {
    const basis = [];
    for (const vector of vectors) {
      const rest = Float64Array.from(vector);
      for (let pass = 0; pass < 2; pass++) {
        for (const q of basis) {
          const part = rest.reduce((sum, x, i) => sum + x * q[i], 0);
          for (let i = 0; i < rest.length; i++) rest[i] -= part * q[i];
        }
      }
      const length = size(rest);
      if (length > 1e-10 * size(vector)) basis.push(rest.map(x => x / length));
    }
    return basis;
  };
  const row = i => a.subarray(i * columns, (i + 1) * columns);
  const column = j => Float64Array.from({ length: rows }, (_, i) => a[i * columns + j]);

  /// C C⁺ A R⁺ R: the picture, projected on the columns and on the rows.
  const best = crosses => {
    const [q, p] = [orthonormal(crosses.map(c => column(c[1]))), orthonormal(crosses.map(c => row(c[0])))];
    const result = new Float64Array(rows * columns);
    const half = q.map(u => {
      const sums = new Float64Array(columns);
      for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) sums[j] += u[i] * a[i * columns + j];
      return sums;
    });
    q.forEach((u, s) => p.forEach(v => {
      const core = half[s].reduce((sum, x, j) => sum + x * v[j], 0);
      for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) result[i * columns + j] += core * u[i] * v[j];
    }));
    return result;
  };

  /// C W⁻¹ R, by elimination with the largest pivots; null where W is singular.
  const inverse = crosses => {
    const rest = Float64Array.from(a);
    const [open, over] = [crosses.map(c => c[0]), crosses.map(c => c[1])];
    while (open.length > 0) {
      let [s, t, pivot] = [0, 0, 0];
      open.forEach((i, x) => over.forEach((j, y) => {
        if (Math.abs(rest[i * columns + j]) > Math.abs(pivot)) [s, t, pivot] = [x, y, rest[i * columns + j]];
      }));
      if (Math.abs(pivot) < 1e-9 * norm) return null;
      const [i] = open.splice(s, 1);
      const [j] = over.splice(t, 1);
      const [across, down] = [rest.slice(i * columns, (i + 1) * columns), Float64Array.from({ length: rows }, (_, r) => rest[r * columns + j] / pivot)];
      for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) rest[r * columns + c] -= down[r] * across[c];
    }
    return rest.map((x, p) => a[p] - x);
  };

  let crosses = [];
  let made = null;
  stage.choice({
    name: "Begin with", options: ["nothing", ...choices.map(c => c.name)],
    chosen: index => { crosses = index ? choices[index - 1].rows.map((i, s) => [i, choices[index - 1].columns[s]]) : []; },
  });
  const middle = stage.choice({ name: "Middle", options: ["the best one, C⁺AR⁺", "the inverse W⁻¹"] });
  const at = {
    row: stage.slider({ name: "Row", min: 1, max: rows, value: 64 }),
    column: stage.slider({ name: "Column", min: 1, max: columns, value: 40 }),
  };
  const take = (i, j) => {
    if (crosses.length < most && !crosses.some(c => c[0] === i || c[1] === j)) crosses.push([i, j]);
  };
  stage.button("Take this cross", () => take(at.row.value - 1, at.column.value - 1));
  stage.button("Take the largest rest", () => {
    let [most, place] = [-1, 0];
    a.forEach((x, p) => {
      const gap = Math.abs(x - (made ? made[p] : 0));
      const isFree = !crosses.some(c => c[0] === Math.floor(p / columns) || c[1] === p % columns);
      if (isFree && gap > most) [most, place] = [gap, p];
    });
    take(Math.floor(place / columns), place % columns);
  });
  stage.button("Take the last away", () => { crosses.pop(); });
  stage.beginning(() => { crosses = []; });

  const canvas = name => {
    const element = make("canvas", { width: columns, height: rows, role: "img", "aria-label": name, class: "pixels" });
    const box = stage.add(make("div", {}, element, make("p", { class: "legend" }, name)));
    return { element, box, context: element.getContext("2d") };
  };
  const original = canvas("The picture; click to take the cross through a point");
  const result = canvas("What the crosses make of it");
  const paint = ({ context }, values, isLit = () => false) => {
    const image = context.createImageData(columns, rows);
    values.forEach((x, p) => {
      const lit = isLit(Math.floor(p / columns), p % columns);
      image.data.set(lit ? [lit === 2 ? 240 : 255, lit === 2 ? 80 : 190, lit === 2 ? 20 : 60, 255] : [x, x, x, 255], 4 * p);
    });
    context.putImageData(image, 0, 0);
  };
  original.element.style.cursor = "crosshair";
  original.element.addEventListener("click", event => {
    const frame = original.element.getBoundingClientRect();
    at.row.value = 1 + Math.min(rows - 1, Math.max(0, Math.floor((event.clientY - frame.top) / frame.height * rows)));
    at.column.value = 1 + Math.min(columns - 1, Math.max(0, Math.floor((event.clientX - frame.left) / frame.width * columns)));
    take(at.row.value - 1, at.column.value - 1);
    stage.changed();
  });
  const chart = stage.chart("Relative error against crosses", { name: "crosses", min: 0, max: most },
    { name: "relative error; line: the best of this rank", min: 0.03, max: 3, log: true, ticks: [0.1, 1] });

  stage.start(() => {
    const k = crosses.length;
    made = middle.value ? inverse(crosses) : best(crosses);
    const error = made ? size(a.map((x, p) => x - made[p])) / norm : NaN;
    const [i, j] = [at.row.value - 1, at.column.value - 1];
    paint(original, a, (r, c) => crosses.some(x => x[0] === r || x[1] === c) ? 1 : r === i || c === j ? 2 : 0);
    paint(result, made ?? new Float64Array(rows * columns).fill(128));
    chart.clear();
    chart.line(floor.map((e, x) => [x, e]), 1);
    if (made) chart.dot(k, error, 2);
    chart.upright(k);
    const next = `The marked cross is row ${i + 1}, column ${j + 1}`;
    const rest = made ? a[i * columns + j] - made[i * columns + j] : NaN;
    stage.say(k === 0 ? `No cross is taken, and the error is 100 %. ${next}; the picture there is ${number(a[i * columns + j], 0)}.`
      : made === null ? `With ${k} crosses the intersection W is singular, and has no inverse. ${next}.`
      : `With ${k} ${k === 1 ? "cross" : "crosses"} the relative error is ${percent(error)}; the best of rank ${k} has ${percent(floor[k])}. `
        + `${next}; the rest there is ${number(rest, 1)}.`);
  });
});
