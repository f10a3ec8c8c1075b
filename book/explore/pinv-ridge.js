// A blurred bar code along the ridge path: what λ keeps, what is read, how wrong it is.
"use strict";
explorable("pinv-ridge", stage => {
  const { make, number, short, bytes } = explorable;
  const { sigma, noise, modules, printed, photo, points } = stage.data("ridge-reader");

  const place = stage.slider({ name: "λ", min: 0, max: points.length - 1, value: 0, shown: i => short(points[i].lambda, 2) });

  const box = stage.add(make("div", {}));
  const strip = (name, ink) => {
    const canvas = make("canvas", { width: ink.length, height: 1, role: "img", "aria-label": name, class: "pixels strip" });
    const context = canvas.getContext("2d");
    const paint = values => {
      const image = context.createImageData(values.length, 1);
      values.forEach((v, p) => { const gray = 255 - 2.55 * v; image.data.set([gray, gray, gray, 255], 4 * p); });
      context.putImageData(image, 0, 0);
    };
    box.append(make("p", { class: "legend" }, name), canvas);
    paint(ink);
    return paint;
  };
  strip("Printed", bytes(printed));
  strip("Photo b", bytes(photo));
  const solved = strip("Ridge solution x(λ)", bytes(printed));

  const kept = stage.chart("What is kept of each direction", { name: "direction i, the largest σᵢ first", min: 1, max: sigma.length, ticks: [1, 50, 100, 150, 200] },
    { name: "σᵢ²/(σᵢ² + λ)", min: 0, max: 1, decimals: 1, ticks: [0, 0.5, 1] });
  const path = stage.chart("Error and residual against λ", { name: "λ", min: points[0].lambda, max: points.at(-1).lambda, log: true },
    { name: "error (blue) and residual, relative to ‖x‖", min: 0.005, max: 30, log: true, ticks: [0.01, 0.1, 1, 10] });

  stage.start(() => {
    const { lambda, error, residual, freedom, wrong, reads, ink } = points[place.value];
    solved(bytes(ink));
    kept.clear();
    kept.line(sigma.map((s, i) => [i + 1, s * s / (s * s + lambda)]), 1);
    path.clear();
    path.line(points.map(p => [p.lambda, p.error]), 1);
    path.line(points.map(p => [p.lambda, p.residual]), 3);
    path.line([[points[0].lambda, noise], [points.at(-1).lambda, noise]], 5, { "stroke-dasharray": "5 4", style: "stroke-width: 1" });
    path.upright(lambda);
    path.dot(lambda, error, 1);
    path.dot(lambda, residual, 3);
    stage.say(`λ = ${short(lambda, 2)} keeps about ${number(freedom, 0)} of ${sigma.length} directions. The reader sees “${reads}”; `
      + `${wrong} of ${modules} modules ${wrong === 1 ? "is" : "are"} wrong. The error is ${short(error, 2)} of ‖x‖, and the residual ${short(residual, 2)}, `
      + `${residual > noise ? "longer" : "shorter"} than the noise, ${short(noise, 2)}.`);
  });
});
