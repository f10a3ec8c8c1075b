import LinearAlgebra
import Literate
import Training

/// Trains an adapter of rank 4 for 40 steps and gives the weight.
private func weight(
  _ task: SmallTask, scale: Double, _ optimizer: some Optimizer<Double>,
  seed: UInt64
) throws -> Matrix<Double> {
  var generator = SplitMix64(seed: seed)
  var (model, optimizer) = (
    Regression(
      layer: HandAdapter(
        weight: task.weight, b: .zero(rows: SmallTask.outputs, columns: 4),
        a: .gaussian(rows: 4, columns: SmallTask.inputs, using: &generator)
          / 6, scale: scale)), optimizer
  )
  try Trainer<Double>(steps: 40, seed: seed)
    .train(&model, with: &optimizer) { _ in task.sample }
  return model.layer.adapted
}

/// Rates for B and for everything else.
private func rates(b: Double, a: Double) -> [ParameterGroup<Double>] {
  [ParameterGroup(rate: b) { $0 == "B" }, ParameterGroup(rate: a)]
}

func alphaAndRate(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let task = try SmallTask(using: &generator)
  func sgd(_ s: Double, b: Double, a: Double) throws -> Matrix<Double> {
    let optimizer = SGD(groups: rates(b: b, a: a))
    return try weight(task, scale: s, optimizer, seed: page.seed)
  }
  func adam(_ s: Double, b: Double, a: Double) throws -> Matrix<Double> {
    let optimizer = AdamW(groups: rates(b: b, a: a), epsilon: 1e-30)
    return try weight(task, scale: s, optimizer, seed: page.seed)
  }
  // snippet.rates
  let (s, η) = (4.0, 0.02)
  let descent = try sgd(s, b: η, a: η)
  let sameDescent = try sgd(1, b: s * s * η, a: η)
  let otherDescent = try sgd(1, b: s * η, a: s * η)
  let adaptive = try adam(s, b: η, a: η)
  let sameAdaptive = try adam(1, b: s * η, a: η)
  let otherAdaptive = try adam(1, b: s * η, a: s * η)
  // snippet.end
  let plus = try adam(s, b: 16 * η, a: η)
  let larger = try adam(16 * s, b: η, a: η)
  func distance(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Double {
    (a - b).frobeniusNorm / (a - task.weight).frobeniusNorm
  }
  var table = Table("s = 1 instead of 4", "descent", "Adam")
  let same = [
    distance(descent, sameDescent), distance(adaptive, sameAdaptive),
  ]
  let other = [
    distance(descent, otherDescent), distance(adaptive, otherAdaptive),
  ]
  table.row("rate of B times s², or s", verdict(same[0]), verdict(same[1]))
  table.row("both rates times s", verdict(other[0]), verdict(other[1]))
  page.print(table)
  let unlike = distance(plus, larger)
  page.print("LoRA+, and α sixteen times as large: \(verdict(unlike))")
  try page.claim("LoRA+ is a larger α.", unlike < 1e-9)
  try page.claim(
    "The scale is a rate for B alone.",
    same.allSatisfy { $0 < 1e-9 } && other.allSatisfy { $0 > 0.01 })
}

private func verdict(_ distance: Double) -> String {
  distance < 1e-9 ? "the same" : percent(distance) + " off"
}
