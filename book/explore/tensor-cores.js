// A video from its core: one frame multiplied out for any ranks of the three modes, beside the frame itself.
"use strict";
explorable("tensor-cores", stage => {
  const { make, percent, bytes } = explorable;
  const { sizes, kept, gray, ranks, core, factors, stops, errors } = stage.data("evening-core");
  const [rows, columns, frames] = sizes;
  const pixels = Uint8Array.from(bytes(gray), v => v & 255);
  const numbers = ({ unit, multiples }) => {
    const view = new DataView(bytes(multiples).buffer);
    return Float64Array.from({ length: view.byteLength / 2 }, (_, i) => unit * view.getInt16(2 * i, true));
  };
  const g = numbers(core);
  const [u, v, w] = factors.map(numbers);

  /// Frame f of the core times its factors, for the first p, q and r ranks; column by column, as the video is.
  const frame = (f, [p, q, r]) => {
    const mixed = new Float64Array(p * q);
    for (let c = 0; c < r; c++) {
      for (let b = 0; b < q; b++) for (let a = 0; a < p; a++) mixed[a + p * b] += w[f + frames * c] * g[a + ranks[0] * (b + ranks[1] * c)];
    }
    const tall = new Float64Array(rows * q);
    for (let b = 0; b < q; b++) {
      for (let a = 0; a < p; a++) for (let i = 0; i < rows; i++) tall[i + rows * b] += u[i + rows * a] * mixed[a + p * b];
    }
    const result = new Float64Array(rows * columns);
    for (let j = 0; j < columns; j++) {
      for (let b = 0; b < q; b++) for (let i = 0; i < rows; i++) result[i + rows * j] += tall[i + rows * b] * v[j + columns * b];
    }
    return result;
  };
  const stored = r => r[0] * r[1] * r[2] + r.reduce((sum, x, n) => sum + x * sizes[n], 0);
  const whole = rows * columns * frames;
  const all = stops[0].flatMap(p => stops[1].flatMap(q => stops[2].map(r => [p, q, r]))).map((r, i) => [stored(r) / whole, errors[i]]);

  const sliders = ["Rows r₀", "Columns r₁", "Time r₂"].map((name, n) =>
    stage.slider({ name, min: 0, max: stops[n].length - 1, value: stops[n].length - 3, shown: i => String(stops[n][i]) }));
  const time = stage.slider({ name: "Frame", min: 0, max: kept.length - 1, value: 5, shown: i => String(kept[i] + 1) });

  const canvas = name => {
    const element = make("canvas", { width: columns, height: rows, role: "img", "aria-label": name, class: "pixels" });
    stage.add(make("div", {}, element, make("p", { class: "legend" }, name)));
    return element.getContext("2d");
  };
  const paint = (context, at) => {
    const image = context.createImageData(columns, rows);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const x = at(i + rows * j);
        image.data.set([x, x, x, 255], 4 * (i * columns + j));
      }
    }
    context.putImageData(image, 0, 0);
  };
  const original = canvas("A frame of the video");
  const result = canvas("The same frame from the core");
  const chart = stage.chart("Relative error against storage, for all choices of ranks", { name: "numbers stored, share of the video", min: 0.001, max: 1, log: true },
    { name: "relative error", min: 0.01, max: 1, log: true });
  all.forEach(point => chart.dot(...point, 5, 1.2));
  const cloud = [...chart.layer.childNodes];

  stage.start(() => {
    const at = sliders.map(s => s.value);
    const chosen = at.map((s, n) => stops[n][s]);
    const index = (at[0] * stops[1].length + at[1]) * stops[2].length + at[2];
    const offset = time.value * rows * columns;
    const made = frame(kept[time.value], chosen);
    let [gap, size] = [0, 0];
    made.forEach((x, p) => {
      gap += (x - pixels[offset + p]) ** 2;
      size += pixels[offset + p] ** 2;
    });
    paint(original, p => pixels[offset + p]);
    paint(result, p => made[p]);
    chart.clear();
    chart.layer.append(...cloud);
    chart.dot(...all[index], 2, 6);
    stage.say(`A core of ${chosen.join(" × ")} and its factors are ${stored(chosen).toLocaleString("en")} numbers, ${percent(stored(chosen) / whole, 2)} of the video’s ${whole.toLocaleString("en")}. `
      + `The relative error is ${percent(errors[index], 2)}, and ${percent(Math.sqrt(gap / size), 2)} in frame ${kept[time.value] + 1} alone.`);
  });
});
