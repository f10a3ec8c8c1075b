// A picture from its first k layers: what one sees, what it costs, what is left out.
"use strict";
explorable("picture-layers", stage => {
  const { make, number, percent, bytes } = explorable;
  const { rows, columns, sizeName, sizes, errors: error, left, right, scales } = stage.data("picture-layers");
  const [u, v] = [bytes(left), bytes(right)];
  const full = scales.length;

  const rank = stage.slider({ name: "Layers k", min: 1, max: full, value: 5 });
  const kind = stage.choice({ name: "Show", options: ["the sum of k layers", "layer k alone"] });

  const canvas = make("canvas", { width: columns, height: rows, role: "img", "aria-label": "The picture from k layers" });
  stage.add(canvas);
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(columns, rows);
  const sum = new Float32Array(rows * columns);
  let summed = 0;
  const add = (layer, sign) => {
    for (let i = 0; i < rows; i++) {
      const factor = sign * scales[layer] * u[layer * rows + i];
      for (let j = 0; j < columns; j++) sum[i * columns + j] += factor * v[layer * columns + j];
    }
  };
  const paint = k => {
    const isAlone = kind.value === 1;
    if (isAlone) { sum.fill(0); summed = 0; add(k - 1, 1); }
    while (!isAlone && summed < k) add(summed++, 1);
    while (!isAlone && summed > k) add(--summed, -1);
    // A layer alone has both signs, but for the first: gray is zero, and the largest entry is black or white.
    let most = 1e-9;
    if (isAlone && k > 1) for (const value of sum) most = Math.max(most, Math.abs(value));
    const [zero, unit] = isAlone && k > 1 ? [128, 127 / most] : [0, 1];
    for (let p = 0; p < sum.length; p++) {
      const gray = zero + unit * sum[p];
      pixels.data[4 * p] = pixels.data[4 * p + 1] = pixels.data[4 * p + 2] = gray;
      pixels.data[4 * p + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
    if (isAlone) { sum.fill(0); summed = 0; }
  };

  const spectrum = stage.chart("The sizes of all layers", { name: "k", min: 1, max: sizes.length },
    { name: sizeName, min: 1, max: 10 ** Math.ceil(Math.log10(Math.max(...sizes))), log: true });
  const cost = k => k * (rows + columns + 1) / (rows * columns);

  const errors = stage.chart("Relative error against storage", { name: "numbers stored, share of the pixels", min: 0, max: 0.1 * Math.ceil(10 * cost(full)), decimals: 1 },
    { name: "relative error", min: 0, max: 0.1 * Math.ceil(10 * error[0]), decimals: 1 });

  stage.start(() => {
    const k = rank.value;
    paint(k);
    canvas.setAttribute("aria-label", kind.value === 1 ? `Layer ${k} of the picture` : `The picture from ${k} layers`);
    spectrum.clear();
    spectrum.line(sizes.map((s, i) => [i + 1, s]), 1);
    spectrum.upright(k);
    spectrum.dot(k, sizes[k - 1], 2);
    errors.clear();
    errors.line(error.map((e, i) => [cost(i + 1), e]), 1);
    errors.dot(cost(k), error[k - 1], 2);
    stage.say(`With k = ${k} ${k === 1 ? "layer" : "layers"} the picture takes ${(k * (rows + columns + 1)).toLocaleString("en")} numbers, `
      + `${percent(cost(k))} of its pixels. The relative error is ${percent(error[k - 1])}. The last layer has the size ${number(sizes[k - 1], 0)}, `
      + `and the next one would have ${number(sizes[k] ?? 0, 0)}.`);
  });
});
