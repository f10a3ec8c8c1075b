import LinearAlgebra
import Literate
import Training

/// A way to train: the scale, the rates of B and A, and how many times its
/// usual size A has at the start.
private struct Setting {
  var scale: Double
  var b: Double
  var a: Double
  var start = 1.0

  var groups: [ParameterGroup<Double>] {
    [ParameterGroup(rate: b) { $0 == "B" }, ParameterGroup(rate: a)]
  }
}

/// Trains an adapter of rank 4 for 40 steps and gives the weight.
private func weight(
  _ task: SmallTask, _ setting: Setting, isAdam: Bool, seed: UInt64
) throws -> Matrix<Double> {
  var generator = SplitMix64(seed: seed)
  let a = Matrix<Double>.gaussian(
    rows: 4, columns: SmallTask.inputs, using: &generator)
  var model = Regression(
    layer: HandAdapter(
      weight: task.weight, b: .zero(rows: SmallTask.outputs, columns: 4),
      a: (setting.start / 6) * a, scale: setting.scale))
  let trainer = Trainer<Double>(steps: 40, seed: seed)
  if isAdam {
    // Zero would make 0/0 of the first gradient of A.
    var optimizer = AdamW(groups: setting.groups, epsilon: 1e-30)
    try trainer.train(&model, with: &optimizer) { _ in task.sample }
  } else {
    var optimizer = SGD(groups: setting.groups)
    try trainer.train(&model, with: &optimizer) { _ in task.sample }
  }
  return model.layer.adapted
}

func alphaAndRate(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let task = try SmallTask(using: &generator)
  // snippet.rates
  let (s, η, root) = (4.0, 0.02, 2.0)  // root is √s
  let original = Setting(scale: s, b: η, a: η)
  let descent = [
    Setting(scale: 1, b: s * s * η, a: η),
    Setting(scale: 1, b: s * η, a: s * η, start: root),
    Setting(scale: 1, b: s * η, a: s * η),
  ]
  let adam = [
    Setting(scale: 1, b: s * η, a: η),
    Setting(scale: 1, b: root * η, a: root * η, start: root),
    Setting(scale: 1, b: s * η, a: s * η),
  ]
  // snippet.end
  func distances(
    _ settings: [Setting], from original: Setting, isAdam: Bool
  ) throws -> [Double] {
    let first = try weight(task, original, isAdam: isAdam, seed: page.seed)
    let size = (first - task.weight).frobeniusNorm
    return try settings.map { setting in
      let other = try weight(task, setting, isAdam: isAdam, seed: page.seed)
      return (other - first).frobeniusNorm / size
    }
  }
  let found = [
    try distances(descent, from: original, isAdam: false),
    try distances(adam, from: original, isAdam: true),
  ]
  let plus = try distances(
    [Setting(scale: s, b: 16 * η, a: η)],
    from: Setting(scale: 16 * s, b: η, a: η), isAdam: true)[0]
  try report(page, found, plus: plus)
}

private func report(
  _ page: Page, _ found: [[Double]], plus: Double
) throws {
  var table = Table("scale 1 instead of 4", "descent", "Adam")
  let names = [
    "rate of B times s², or s", "both rates and A's start", "both rates alone",
  ]
  for (i, name) in names.enumerated() {
    table.row(name, verdict(found[0][i]), verdict(found[1][i]))
  }
  page.print(table)
  page.print("LoRA+ with λ = 16, beside 16 α: \(verdict(plus))")
  try page.claim("LoRA+ is a larger α.", plus < 1e-9)
  try page.claim(
    "A scale is a rate of B, or one of both with a larger start.",
    found.allSatisfy { $0[0] < 1e-9 && $0[1] < 1e-9 && $0[2] > 0.01 })
}

private func verdict(_ distance: Double) -> String {
  distance < 1e-9 ? "the same" : percent(distance) + " off"
}
