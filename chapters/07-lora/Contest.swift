import Experiments
import LinearAlgebra
import Literate
import Training

/// All methods: what ten seeds say, and one run made now.
func contest(
  _ page: Page, _ study: FineTuning, _ evidence: Evidence
) throws -> [Run] {
  var table = Table(
    "method", "trained", "rate", "letters", "loss", "spread", "than LoRA")
  var anew = Table("seed \(page.seed), run now", "loss", "seconds", "optimizer")
  var runs: [Run] = []
  for method in Method.all {
    let (name, rate) = (method.name, evidence.rate(of: method.name))
    var run = try method.run(study, Float(rate))
    runs.append(run)
    let values = [Double(run.model.loss(of: study.test))]
    try evidence.require(values, of: name, seed: page.seed)
    let loss = evidence.logarithms(of: "loss", for: name)
    table.row(
      name, grouped(run.model.trainableCount), "\(rate)",
      evidence.spread(of: "letters", for: name).percent(decimals: 2),
      loss.geometricMean.formatted(digits: 2), loss.factor,
      word(evidence, name))
    anew.row(
      name, values[0].formatted(digits: 2), run.seconds.formatted(decimals: 1),
      (Double(run.stateBytes) / 1000).formatted(decimals: 1) + " kB")
  }
  page.print(table)
  try page.figure("contest", dots(evidence))
  try page.figure("losses", curves(runs))
  try record(page, runs, evidence)
  try claims(page, evidence)
  page.printMeasured("")
  page.printMeasured(anew)
  page.printOrigin(of: evidence)
  return runs
}

// snippet.settled
/// Whether a method's loss is another than LoRA's, seed by seed, as one of
/// eight comparisons made at once.
private func comparison(_ evidence: Evidence, _ name: String) -> Comparison {
  Comparison(
    evidence.logarithms(of: "loss", for: name),
    evidence.logarithms(of: "loss", for: "LoRA"), among: 8)
}
// snippet.end

private func word(_ evidence: Evidence, _ name: String) -> String {
  name == "LoRA"
    ? "–" : comparison(evidence, name).word(above: "more", below: "less")
}

private func claims(_ page: Page, _ evidence: Evidence) throws {
  let others = Method.all.map(\.name).filter { $0 != "LoRA" }
  let less = others.filter { comparison(evidence, $0).isBelow }
  let more = others.filter { comparison(evidence, $0).isAbove }
  try page.claim(
    "Full fine-tuning and AdaLoRA end with less than LoRA, the others not.",
    less == ["full", "AdaLoRA"] && more.isEmpty)
}

/// A dot for each training, and their geometric mean.
private func dots(_ evidence: Evidence) -> Plot {
  let names = Method.all.map(\.name)
  var (xs, ys, means): ([Double], [Double], [Double]) = ([], [], [])
  for (i, name) in names.enumerated() {
    let losses = evidence.spread(of: "loss", for: name).values
    xs += losses.map { _ in Double(i) }
    ys += losses
    means.append(evidence.logarithms(of: "loss", for: name).geometricMean)
  }
  var plot = Plot(
    x: Axis(
      "", range: -0.5...8.5,
      ticks: names.enumerated().map { (Double($0), $1) }),
    y: Axis("loss", .logarithmic),
    .points("a training", x: xs, ys),
    .linePoints("geometric mean", x: names.indices.map(Double.init), means))
  plot.key = .topLeft
  return plot
}

private func curves(_ runs: [Run]) -> Plot {
  let series = zip(Method.all, runs).compactMap { method, run in
    ["full", "LoRA", "LoRA+", "DoRA", "AdaLoRA", "PiSSA"].contains(method.name)
      ? Series.line(method.name, run.losses) : nil
  }
  return Plot(
    x: Axis(
      "step", range: 0...310,
      ticks: [0.0, 60, 120, 180, 240].map { ($0, $0.formatted(decimals: 0)) }),
    y: Axis("loss", .logarithmic), series)
}

private func record(
  _ page: Page, _ runs: [Run], _ evidence: Evidence
) throws {
  let (full, lora) = (runs[0].model, runs[1].model)
  page.record("lora-parameters", lora.trainableCount)
  let share = Double(lora.trainableCount) / Double(full.trainableCount)
  page.record("lora-share", percent(share))
  let state = Double(runs[0].stateBytes) / Double(runs[1].stateBytes)
  page.record("state-ratio", state, decimals: 0)
  let letters = Method.all.map {
    evidence.spread(of: "letters", for: $0.name).least
  }
  page.record("least-letters", percent(letters.min() ?? 0))
  for name in ["full", "LoRA"] {
    let loss = evidence.logarithms(of: "loss", for: name).geometricMean
    page.record("\(name.lowercased())-loss", loss, digits: 2)
  }
  page.record("lora-rate", "\(evidence.rate(of: "LoRA"))")
  page.record("plus-rate", "\(evidence.rate(of: "LoRA+"))")
}
