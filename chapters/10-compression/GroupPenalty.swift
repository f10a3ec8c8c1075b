import LinearAlgebra
import Literate
import LowRank
import Training

/// Inputs, and the outputs that are wanted for them.
private struct Sample {
  let x: Matrix<Double>
  let y: Matrix<Double>
}

/// A layer that learns to give wanted outputs, by the mean square.
private struct Imitation: Trainable {
  var layer: FactoredLinear<Double>

  mutating func withParameters(
    _ body: (String, inout Parameter<Double>) -> Void
  ) { layer.withParameters(body) }

  mutating func loss(of batch: Sample) -> Double {
    let gap = layer.forward(batch.x) - batch.y
    return gap.hadamard(gap).elements.reduce(0, +) / Double(2 * gap.columns)
  }

  mutating func accumulateGradients(of batch: Sample) -> Double {
    let gap = layer.forward(batch.x) - batch.y
    _ = layer.backward(gap / Double(gap.columns))
    return gap.hadamard(gap).elements.reduce(0, +) / Double(2 * gap.columns)
  }
}

func groupPenalty(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let planted = Matrix(
    LowRankMatrix<Double>(
      left: try .orthonormal(rows: 16, columns: 3, using: &random),
      right: try Matrix.orthonormal(
        rows: 24, columns: 3, using: &random
      ).transposed()))
  let x = Matrix<Double>.gaussian(rows: 24, columns: 200, using: &random)
  let noise = Matrix<Double>.gaussian(rows: 16, columns: 200, using: &random)
  let sample = Sample(x: x, y: planted * x + 0.05 * noise)
  let dense = Linear(
    weight: Matrix<Double>.gaussian(rows: 16, columns: 24, using: &random)
      .scaled(by: 0.2))
  var table = Table("λ", "live components of 12", "loss")
  var found: [Int] = []
  for strength in [0, 0.05, 0.1] {
    var model = Imitation(layer: try FactoredLinear(dense, rank: 12))
    // snippet.penalty
    var optimizer = SGD<Double>(rate: 0.2)
    let penalty = RankPenalty<Double>(strength: strength)
    for _ in 0..<1500 {
      model.clearGradients()
      _ = model.accumulateGradients(of: sample)
      optimizer.update(&model, rateFactor: 1)
      penalty.shrink(&model.layer, rate: 0.2)
    }
    // snippet.end
    found.append(model.layer.liveRank)
    table.row(
      strength.formatted(decimals: 2), "\(model.layer.liveRank)",
      model.loss(of: sample).formatted(decimals: 3))
  }
  page.print(table)
  try page.claim(
    "Without a penalty all components live, and with it those that count.",
    found == [12, 3, 3])
}
