// A map of films: rate some of them, and see where that puts you and what you are expected to like.
"use strict";
explorable("taste-map", stage => {
  const { draw, number } = explorable;
  const { titles, rated, places } = stage.data("tastes");
  const at = film => places.slice(2 * film, 2 * film + 2);

  const start = { 0: 5, 6: 5 };
  const sliders = rated.map(film => stage.slider({
    name: titles[film], min: 0, max: 5, value: start[film] ?? 0, shown: v => v === 0 ? "not rated" : String(v),
  }));
  const penalty = stage.slider({ name: "Penalty λ", min: 1, max: 20, value: 1, shown: v => number(v / 10, 1) });

  /// The solution of (QᵀQ + λmI) p = Qᵀr for the rows Q of what was rated, with a center of 3.
  const fold = (ratings, lambda) => {
    const weight = lambda * ratings.length;
    let [a, b, d, right, up] = [weight, 0, weight, 0, 0];
    for (const [film, rating] of ratings) {
      const [x, y] = at(film);
      [a, b, d] = [a + x * x, b + x * y, d + y * y];
      [right, up] = [right + x * (rating - 3), up + y * (rating - 3)];
    }
    const determinant = a * d - b * b;
    return ratings.length ? [(d * right - b * up) / determinant, (a * up - b * right) / determinant] : [0, 0];
  };

  const unit = 80;
  const [left, top] = [1.7 * unit, 1.7 * unit];
  const point = ([x, y]) => [left + unit * x, top - unit * y];
  const svg = stage.view("Films on a map, and an arrow for the taste", 310, 280);
  svg.append(draw("g", { class: "axes" },
    draw("line", { class: "grid", x1: 4, x2: 306, y1: top, y2: top }),
    draw("line", { class: "grid", x1: left, x2: left, y1: 4, y2: 276 })));
  const layer = svg.appendChild(draw("g"));

  stage.start(() => {
    const ratings = rated.map((film, index) => [film, sliders[index].value]).filter(([, rating]) => rating > 0);
    const lambda = penalty.value / 10;
    const p = fold(ratings, lambda);
    const expected = titles.map((_, film) => 3 + p[0] * at(film)[0] + p[1] * at(film)[1]);
    const seen = new Set(ratings.map(([film]) => film));
    layer.replaceChildren();
    // A long arrow is cut where the drawing ends.
    const length = Math.hypot(...p);
    const [x, y] = point(length > 1.5 ? p.map(v => v * 1.5 / length) : p);
    layer.append(draw("path", { class: "curve series-3", d: `M${left} ${top}L${x.toFixed(1)} ${y.toFixed(1)}` }),
      draw("circle", { class: "dot series-3", cx: x, cy: y, r: 4.5 }));
    titles.forEach((title, film) => {
      const [cx, cy] = point(at(film));
      layer.append(draw("circle", { class: `dot series-${seen.has(film) ? 2 : 1}`, cx, cy, r: 4 }));
      const words = draw("g", { class: "axes" }, draw("text", { x: Math.min(264, Math.max(46, cx)), y: cy - 8, "text-anchor": "middle" },
        `${title} ${number(expected[film], 1)}`));
      layer.append(words);
    });
    const free = titles.map((_, film) => film).filter(film => !seen.has(film));
    const best = free.reduce((one, other) => expected[other] > expected[one] ? other : one);
    const list = ratings.map(([film, rating]) => `${titles[film]} ${rating}`).join(", ");
    stage.say(ratings.length === 0 ? "Nothing is rated: the arrow has no length, and 3 is expected of every film."
      : `Rated: ${list}. With λ = ${number(lambda, 1)} the arrow ends at ${number(p[0], 2)} and ${number(p[1], 2)}. `
        + `Expected: ${titles.map((title, film) => `${title} ${number(expected[film], 2)}`).join(", ")}. `
        + `Of what is not rated, ${titles[best]} comes first.`);
  });
});
