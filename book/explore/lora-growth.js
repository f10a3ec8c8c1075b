// The update of an adapter while it trains: its singular values, step by step.
"use strict";
explorable("lora-growth", stage => {
  const { draw, number, percent } = explorable;
  const { planted, ranks } = stage.data("growth");

  const rank = stage.choice({ name: "Rank r", options: ranks.map(r => String(r.rank)), value: 2 });
  const place = stage.slider({ name: "Step", min: 0, max: ranks[0].grown.length - 1, value: 0, shown: i => String(ranks[0].grown[i].step) });
  let timer = null;
  const stop = () => { clearInterval(timer); timer = null; play.textContent = "Train"; };
  const play = stage.button("Train", () => {
    if (timer) return stop();
    if (stage.isStill) { place.value = ranks[0].grown.length - 1; return; }
    if (place.value === ranks[0].grown.length - 1) place.value = 0;
    play.textContent = "Pause";
    timer = setInterval(() => {
      place.value += 1;
      stage.changed();
      if (place.value === ranks[0].grown.length - 1) stop();
    }, 250);
  });
  stage.beginning(() => { if (timer) stop(); });

  const last = ranks[0].grown.at(-1).step;
  const chart = stage.chart("Singular values of the update against steps", { name: "steps", min: 1, max: last, log: true, ticks: [1, 10, 100, 1000] },
    { name: "σⱼ of sBA; dashed: of the planted change", min: 0, max: 2.5, ticks: [0, 1, 2] });
  const bars = stage.chart("Singular values now", { name: "j", min: 0.5, max: 4.5, ticks: [1, 2, 3, 4] },
    { name: "σⱼ now; frames: planted", min: 0, max: 2.5, ticks: [0, 1, 2] });

  stage.start(() => {
    const { rank: r, best, grown } = ranks[rank.value];
    const { step, sigma, distance } = grown[place.value];
    chart.clear();
    for (let j = 0; j < 2; j++) chart.line([[1, planted[j]], [last, planted[j]]], j + 1, { "stroke-dasharray": "5 4", style: "stroke-width: 1" });
    for (let j = 0; j < Math.min(r, 4); j++) {
      chart.line(grown.filter(g => g.step > 0 && g.step <= step).map(g => [g.step, g.sigma[j]]), j + 1);
      if (step > 0) chart.dot(step, sigma[j], j + 1);
    }
    bars.clear();
    for (let j = 0; j < 4; j++) {
      const [x, y] = bars.place(j + 1, sigma[j]);
      bars.layer.append(draw("rect", { class: `dot series-${j + 1}`, x: x - 16, width: 32, y, height: bars.floor - y }));
      if (planted[j] > 0) {
        const [, top] = bars.place(j + 1, planted[j]);
        bars.layer.append(draw("rect", { class: "curve quiet", x: x - 20, width: 40, y: top, height: bars.floor - top }));
      }
    }
    const shown = sigma.slice(0, Math.min(r, 4)).map(s => number(s, 2)).join(", ");
    stage.say(`After ${step} ${step === 1 ? "step" : "steps"} the update of rank ${r} has the singular ${r === 1 ? "value" : "values"} ${shown}; the planted change has `
      + `${number(planted[0], 0)} and ${number(planted[1], 0)}. What it misses is ${percent(distance)} of the change; the best of rank ${r} misses ${percent(best)}.`);
  });
});
