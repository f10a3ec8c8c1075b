import Foundation
import LinearAlgebra
import Literate
import LowRank
import Training

/// The update of an adapter after a number of steps.
private struct Grown: Encodable {
  let step: Int
  let sigma: [Double]
  /// How far it is from the planted change, relative to that.
  let distance: Double
  let loss: Double
}

private struct Growth: Encodable {
  let rank: Int
  /// The distance of the best update of this rank.
  let best: Double
  let grown: [Grown]
}

private struct Growths: Encodable {
  let planted: [Double]
  let ranks: [Growth]
}

/// Keeps how the update of a small adapter grows, for a reader who goes
/// through the training.
func grow(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let task = try SmallTask(using: &random)
  let planted = try task.change.singularValues()
  let steps = [0] + (0...24).map { Int(pow(10, Double($0) / 8).rounded()) }
  let ranks = try [1, 2, 4].map { r in
    let bound = 1 / Double(SmallTask.inputs).squareRoot()
    let a = Matrix<Double>.random(
      rows: r, columns: SmallTask.inputs, in: -bound...bound, using: &random)
    var model = Regression(
      layer: HandAdapter(
        weight: task.weight, b: .zero(rows: SmallTask.outputs, columns: r),
        a: a, scale: 2))
    var optimizer = SGD<Double>(rate: 0.03)
    var done = 0
    let grown = try Set(steps).sorted().map { step -> Grown in
      if step > done {
        _ = try Trainer<Double>(steps: step - done, seed: page.seed)
          .train(&model, with: &optimizer) { _ in task.sample }
        done = step
      }
      let update = model.layer.adapted - task.weight
      let gap = update - task.change
      return Grown(
        step: step, sigma: try update.singularValues()[0..<4].elements,
        distance: gap.frobeniusNorm / task.change.frobeniusNorm,
        loss: model.loss(of: task.sample))
    }
    let rest = planted[min(r, 2)..<planted.count].norm
    return Growth(
      rank: r, best: rest / task.change.frobeniusNorm, grown: grown)
  }
  try page.data(
    "growth", Growths(planted: planted[0..<4].elements, ranks: ranks),
    digits: 4, zero: 1e-6)
  let shown = ranks[2].grown.dropFirst()
  let x = shown.map { Double($0.step) }
  var plot = Plot(
    x: Axis("steps", .logarithmic), y: Axis("singular values of sBA"),
    (0..<4).map { j in
      .line("σ\("₁₂₃₄".map(String.init)[j])", x: x, shown.map { $0.sigma[j] })
    })
  plot.key = .topLeft
  try page.figure("growth", plot)
}
