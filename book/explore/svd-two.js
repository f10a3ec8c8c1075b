// A matrix of two columns that can be dragged, the ellipse that it makes of the circle, and U Σ Vᵀ.
"use strict";
explorable("svd-two", stage => {
  const { draw, make, number } = explorable;
  const { presets } = stage.data("two-by-two");

  /// A = R(φ) diag(q + r, q − r) R(θ): turns and reflections apart.
  const svd = ([a, b, c, d]) => {
    const [e, f, g, h] = [(a + d) / 2, (a - d) / 2, (c + b) / 2, (c - b) / 2];
    const [q, r] = [Math.hypot(e, h), Math.hypot(f, g)];
    const [one, two] = [Math.atan2(g, f), Math.atan2(h, e)];
    const [theta, phi] = [(two - one) / 2, (two + one) / 2];
    const sign = q < r ? -1 : 1;
    const large = q + r;
    return {
      sigma: [large, large > 0 ? Math.abs(a * d - b * c) / large : 0],
      u: [[Math.cos(phi), Math.sin(phi)], [-sign * Math.sin(phi), sign * Math.cos(phi)]],
      v: [[Math.cos(theta), -Math.sin(theta)], [Math.sin(theta), Math.cos(theta)]],
    };
  };

  const preset = stage.choice({
    name: "Matrix", options: presets.map(each => each.name),
    chosen: index => { presets[index].matrix.forEach((value, i) => { entries[i].value = value; }); },
  });
  const start = presets[0].matrix;
  const step = stage.choice({ name: "Show", options: ["x → Vᵀx", "x → Σ Vᵀx", "x → U Σ Vᵀx = Ax"], value: 2 });
  const entries = [];
  for (const [i, name] of [[0, "a₁, across"], [2, "a₁, up"], [1, "a₂, across"], [3, "a₂, up"]]) {
    entries[i] = stage.slider({ name, min: -3, max: 3, step: 0.1, value: start[i], shown: v => number(v, 1) });
  }

  const panel = (label, unit, height) => {
    const svg = stage.view(label, 300, height);
    const middle = height / 2;
    svg.append(draw("g", { class: "axes" }, draw("line", { class: "grid", x1: 4, x2: 296, y1: middle, y2: middle }),
      draw("line", { class: "grid", x1: 150, x2: 150, y1: 4, y2: height - 4 })));
    const at = ([x, y]) => [150 + unit * x, middle - unit * y];
    const curve = (points, attributes) => draw("path", { class: "curve quiet", ...attributes,
      d: points.map((p, i) => (i ? "L" : "M") + at(p).map(c => c.toFixed(1)).join(" ")).join("") });
    return { svg, at, curve, middle, layer: svg.appendChild(draw("g")) };
  };
  const before = panel("The unit circle, with v₁ and v₂", 78, 220);
  const after = panel("The image of the circle, with the columns of A and the axes of the ellipse", 23.5, 300);
  const arrow = ({ at, middle, layer }, tip, series, name) => {
    const [x, y] = at(tip);
    const length = Math.hypot(x - 150, y - middle) || 1;
    const [dx, dy] = [(x - 150) / length, (y - middle) / length];
    layer.append(draw("line", { class: `curve series-${series}`, x1: 150, y1: middle, x2: x, y2: y }));
    if (length > 9) {
      layer.append(draw("path", { class: `dot series-${series}`,
        d: `M${x} ${y}L${x - 9 * dx - 4 * dy} ${y - 9 * dy + 4 * dx}L${x - 9 * dx + 4 * dy} ${y - 9 * dy - 4 * dx}Z` }));
    }
    layer.append(draw("text", { x: x + 11 * dx, y: y + 11 * dy + 4, "text-anchor": dx < -0.3 ? "end" : dx > 0.3 ? "start" : "middle" }, name));
  };

  const board = make("div", { class: "board", "aria-hidden": "true" });
  const matrix = rows => make("span", { class: "matrix" }, ...rows.flat().map(v => make("span", {}, number(v))));

  // The ends of the columns are dragged in the right panel, where it shows A itself.
  let held = null;
  const handles = [0, 1].map(j => draw("circle", { class: "handle", r: 13, "data-column": j }));
  const { svg } = after;
  svg.append(...handles);
  handles.forEach((handle, j) => {
    handle.addEventListener("pointerdown", event => { held = j; handle.setPointerCapture(event.pointerId); event.preventDefault(); });
    handle.addEventListener("pointermove", event => {
      if (held !== j) return;
      const frame = svg.getBoundingClientRect();
      const unit = frame.width / 300;
      const near = v => Math.max(-3, Math.min(3, Math.round(v * 10) / 10));
      entries[j].value = near(((event.clientX - frame.left) / unit - 150) / 23.5);
      entries[2 + j].value = near((after.middle - (event.clientY - frame.top) / unit) / 23.5);
      stage.changed();
    });
    for (const end of ["pointerup", "pointercancel"]) handle.addEventListener(end, () => { held = null; });
  });

  stage.start(() => {
    const a = entries.map(entry => entry.value);
    const { sigma, u, v } = svd(a);
    const dot = (p, q) => p[0] * q[0] + p[1] * q[1];
    const stages = [
      x => [dot(v[0], x), dot(v[1], x)],
      x => [sigma[0] * dot(v[0], x), sigma[1] * dot(v[1], x)],
      x => [a[0] * x[0] + a[1] * x[1], a[2] * x[0] + a[3] * x[1]],
    ];
    const map = stages[step.value];
    const circle = Array.from({ length: 97 }, (_, i) => [Math.cos(i * Math.PI / 48), Math.sin(i * Math.PI / 48)]);
    before.layer.replaceChildren(before.curve(circle));
    after.layer.replaceChildren(after.curve(circle, { "stroke-dasharray": "2 3" }), after.curve(circle.map(map)));
    const names = [["Vᵀv₁", "Vᵀv₂"], ["σ₁e₁", "σ₂e₂"], ["σ₁u₁", "σ₂u₂"]][step.value];
    for (const j of [0, 1]) {
      arrow(before, [1 - j, j], 3, `e${"₁₂"[j]}`);
      arrow(before, v[j], 1 + j, `v${"₁₂"[j]}`);
      arrow(after, map([1 - j, j]), 3, step.value === 2 ? `a${"₁₂"[j]}` : "");
      arrow(after, map(v[j]), 1 + j, names[j]);
      const [cx, cy] = after.at([a[j], a[2 + j]]);
      handles[j].setAttribute("cx", cx);
      handles[j].setAttribute("cy", cy);
      handles[j].style.display = step.value === 2 ? "" : "none";
    }
    board.replaceChildren(matrix([[a[0], a[1]], [a[2], a[3]]]), "=", matrix([[u[0][0], u[1][0]], [u[0][1], u[1][1]]]),
      matrix([[sigma[0], 0], [0, sigma[1]]]), matrix(v));
    const determinant = a[0] * a[3] - a[1] * a[2];
    stage.say(`The columns are a₁ = (${number(a[0], 1)}, ${number(a[2], 1)}) and a₂ = (${number(a[1], 1)}, ${number(a[3], 1)}). `
      + `The half axes are σ₁ = ${number(sigma[0], 3)} and σ₂ = ${number(sigma[1], 3)}, and det A = ${number(determinant)}. `
      + (sigma[1] < 1e-9 ? "The ellipse is flat: the rank is " + (sigma[0] < 1e-9 ? "0." : "1.")
        : `The condition number is σ₁/σ₂ = ${number(sigma[0] / sigma[1])}.`));
    if (!board.isConnected) stage.add(board);
  });
});
