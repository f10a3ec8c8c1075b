import Experiments
import LinearAlgebra
import Literate
import Training

/// What the optimizers reached from the start, and three runs made now.
func contest(_ page: Page, _ evidence: Evidence) throws -> [Watched] {
  var table = Table(
    "optimizer", "rate", "letters", "loss", "spread", "than AdamW")
  for way in Way.allCases {
    let name = way.rawValue
    let loss = evidence.logarithms(of: "loss", for: name)
    table.row(
      name, evidence.rate(of: name).formatted(digits: 2),
      evidence.spread(of: "letters", for: name).percent(),
      loss.geometricMean.formatted(digits: 2), loss.factor,
      way == .adam
        ? ""
        : compare(evidence, way, with: .adam)
          .word(above: "more", below: "less"))
  }
  page.print(table)
  let runs = try [Way.descent, .adam, .muon].map { way in
    try Watched(way, seed: page.seed, evidence)
  }
  try page.figure("training", charts(evidence, runs))
  try record(page, evidence)
  page.printMeasured("\nseed \(page.seed), run now")
  for run in runs {
    let loss = run.course.losses.last ?? 0
    let step = 1000 * run.course.seconds / Double(Study.steps)
    page.printMeasured(
      "\(run.way.rawValue): loss \(loss.formatted(digits: 2)), "
        + "\(step.formatted(decimals: 1)) milliseconds a step")
  }
  page.printOrigin(of: evidence)
  let ratio = runs[2].course.seconds / runs[1].course.seconds
  page.recordMeasured("step-ratio", ratio, digits: 2)
  let early = evidence.logarithms(of: "loss at 80", for: Way.muon.rawValue)
  page.record("muon-early", early.geometricMean, digits: 2)
  return runs
}

/// A training made now, with the singular values of one matrix on the way.
struct Watched {
  static let matrix = "blocks.0.feedForward.expand.weight"
  static let stops = [5, 50, 190]
  let way: Way
  let course: Course
  /// What a single step changed, by the stops.
  let changes: [Vector<Double>]

  init(_ way: Way, seed: UInt64, _ evidence: Evidence) throws {
    self.way = way
    let rate = evidence.rate(of: way.rawValue)
    var (step, last) = (0, Matrix<Float>.zero(rows: 0, columns: 0))
    var found: [Matrix<Float>] = []
    course = try way.run(Study(seed: seed), rate: Float(rate)) { model, _ in
      if Self.stops.contains(step) || Self.stops.contains(step - 1) {
        let now = model.linearLayer(named: "blocks.0.feedForward.expand")
          .dense().weight.value
        if Self.stops.contains(step - 1) { found.append(now - last) }
        last = now
      }
      step += 1
    }
    changes = try found.map { try Matrix<Double>($0).singularValues() }
    try evidence.require(
      [course.losses.last ?? 0], of: way.rawValue, seed: seed)
  }
}

private func compare(
  _ evidence: Evidence, _ first: Way, with second: Way
) -> Comparison {
  // Four with AdamW, and two with Muon.
  Comparison(
    evidence.logarithms(of: "loss", for: first.rawValue),
    evidence.logarithms(of: "loss", for: second.rawValue), among: 6)
}

private func charts(_ evidence: Evidence, _ runs: [Watched]) -> [Plot] {
  let measures = Study.stops.map {
    $0 == Study.steps ? "loss" : "loss at \($0)"
  }
  func plot(_ x: Axis, _ place: (Watched, Int) -> Double) -> Plot {
    Plot(
      x: x, y: Axis("loss on new lines", .logarithmic),
      runs.flatMap { run in
        let name = run.way.rawValue
        return Plot.means(
          name, x: Study.stops.map { place(run, $0) },
          measures.map { evidence.spread(of: $0, for: name) })
      }
    ).with(key: .bottomLeft, aspect: 1.1)
  }
  return [
    plot(Axis("steps", .logarithmic)) { _, steps in Double(steps) },
    plot(Axis("seconds", .logarithmic)) { run, steps in
      Double(steps) * run.course.seconds / Double(Study.steps)
    },
  ]
}

private func record(_ page: Page, _ evidence: Evidence) throws {
  for way in Way.allCases {
    let name = way.rawValue
    let loss = evidence.logarithms(of: "loss", for: name).geometricMean
    page.record("\(way)-loss", loss, digits: 2)
  }
  for way in [Way.nearer, .everywhere] {
    page.record(
      "\(way)-verdict",
      compare(evidence, way, with: .muon).word(
        above: "above", below: "below", open: "not settled against"))
  }
  page.record("steps", Study.steps)
  try page.claim(
    "Muon ends below AdamW, and AdamW below SGD.",
    compare(evidence, .muon, with: .adam).isBelow
      && compare(evidence, .descent, with: .adam).isAbove)
}
