import Experiments
import LinearAlgebra
import Literate
import Training

func recovered(_ page: Page, _ study: Study, _ evidence: Evidence) throws {
  let reference = evidence.logarithms(
    of: "loss", for: Recovery.outputs.rawValue)
  var table = Table(
    "start and way", "rate", "letters", "loss", "spread", "than outputs")
  for way in Recovery.allCases {
    let name = way.rawValue
    let loss = evidence.logarithms(of: "loss", for: name)
    let word =
      way == .outputs
      ? "–"
      : Comparison(loss, reference, among: 5)
        .word(above: "more", below: "less")
    table.row(
      name, "\(evidence.rate(of: name))",
      evidence.spread(of: "letters", for: name).percent(),
      loss.geometricMean.formatted(digits: 2), loss.factor, word)
  }
  page.print(table)
  var before = try Method.refitted.cut(
    study, to: study.even(Recovery.rank))
  let test = study.test
  page.printMeasured(
    "\nseed \(page.seed), cut by outputs, not trained: "
      + "\(percent(before.accuracy(on: test))) of the letters")
  let way = Recovery.outputs
  let model = try way.run(
    study, rate: Float(evidence.rate(of: way.rawValue)))
  let values = Laboratory.outcome(of: model, study)
  try evidence.require(values, of: way.rawValue, seed: page.seed)
  page.printMeasured(
    "trained now: \(percent(values[1])), loss "
      + values[0].formatted(digits: 2))
  try claims(page, evidence, reference)
  page.recordMeasured("untrained-eight", percent(before.accuracy(on: test)))
  let kept = study.numbers(study.even(Recovery.rank))
  let share = Double(kept) / Double(study.numbers([:]))
  page.record("eight-share", percent(share, decimals: 0))
  try drawRecovered(page, evidence)
  page.printOrigin(of: evidence)
}

private func claims(
  _ page: Page, _ evidence: Evidence, _ reference: Spread
) throws {
  func comparison(_ way: Recovery) -> Comparison {
    Comparison(
      evidence.logarithms(of: "loss", for: way.rawValue), reference, among: 5)
  }
  try page.claim(
    "From both other starts, and rank by rank, the loss is larger.",
    [Recovery.random, .plain, .gradual, .recut]
      .allSatisfy { comparison($0).isAbove })
  page.record(
    "distilled-verdict",
    comparison(.distilled).word(
      above: "larger, and settled to differ",
      below: "smaller, and settled to differ", open: "not settled to differ"))
  for (name, way) in [
    ("random", Recovery.random), ("svd", .plain), ("one-shot", .outputs),
    ("gradual", .gradual), ("recut", .recut),
  ] {
    let letters = evidence.spread(of: "letters", for: way.rawValue)
    page.record("\(name)-letters", percent(letters.mean, decimals: 0))
  }
}

/// A dot for each training, and their geometric mean.
private func drawRecovered(_ page: Page, _ evidence: Evidence) throws {
  let names = Recovery.allCases.map(\.rawValue)
  var (xs, ys, means): ([Double], [Double], [Double]) = ([], [], [])
  for (i, name) in names.enumerated() {
    let losses = evidence.spread(of: "loss", for: name).values
    xs += losses.map { _ in Double(i) }
    ys += losses
    means.append(evidence.logarithms(of: "loss", for: name).geometricMean)
  }
  let labels = [
    "random", "SVD", "outputs", "by weights", "by outputs", "distilled",
  ]
  var plot = Plot(
    x: Axis(
      "", range: -0.5...5.5,
      ticks: labels.enumerated().map { (Double($0), $1) }),
    y: Axis("loss", .logarithmic),
    .points("a training", x: xs, ys),
    .linePoints("geometric mean", x: names.indices.map(Double.init), means))
  plot.key = .topRight
  try page.figure("recovered", plot)
}
