import Foundation
import LinearAlgebra
import Literate
import LowRank
import Training

/// The mean of |UᵀU′| over k leading left singular vectors, as it is
/// printed in a post.
private func overlap(
  _ a: Matrix<Double>, _ b: Matrix<Double>, _ k: Int
) throws -> Double {
  // snippet.overlap
  let u = try SVD(a).u[columns: 0..<k]
  let v = try SVD(b).u[columns: 0..<k]
  let magnitudes = (u.transpose * v).map(\.magnitude)
  let mean = magnitudes.elements.reduce(0, +) / Double(k * k)
  // snippet.end
  return mean
}

/// Cosines of the principal angles between the leading k directions.
private func cosines(
  _ a: Matrix<Double>, _ b: Matrix<Double>, _ k: Int
) throws -> Vector<Double> {
  let u = try SVD(a).u[columns: 0..<k]
  let v = try SVD(b).u[columns: 0..<k]
  return try (u.transpose * v).singularValues()
}

func subspaceOverlap(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let a = Matrix<Double>.gaussian(rows: 20, columns: 30, using: &random)
  let noise = Matrix<Double>.gaussian(rows: 20, columns: 30, using: &random)
  let others = [
    ("the same matrix", a), ("a little noise", a + 0.1 * noise),
    ("another matrix", noise),
  ]
  var table = Table("compared with", "mean of |UᵀU′|", "least cosine")
  var means: [Double] = []
  for (name, other) in others {
    let mean = try overlap(a, other, 10)
    let angles = try cosines(a, other, 10)
    means.append(mean)
    table.row(
      name, mean.formatted(decimals: 2), angles[9].formatted(decimals: 2))
  }
  page.print(table)
  try page.claim(
    "By that mean a matrix has less in common with itself than with another.",
    abs(means[0] - 0.1) < 1e-12 && means[2] > means[0])
  page.record("overlap-other", means[2], decimals: 2)
  try drawAngles(page)
}

func randomBias(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let layer = Linear<Double>(
    inputs: 64, outputs: 48, hasBias: false, using: &random)
  let x = Matrix<Double>.gaussian(rows: 64, columns: 200, using: &random)
  let y = layer.weight.value * x
  // snippet.random-bias
  // What a layer with a bias starts with where nobody sets it.
  let bound = 1 / Double(48).squareRoot()  // 1/√r
  let forgotten = (0..<48).map { _ in
    bound * (2 * random.uniform() - 1)
  }
  // snippet.end
  var table = Table("rank 48 of 48, so nothing is cut", "output error")
  let exact = try FactoredLinear(layer, rank: 48)
  for (name, bias) in [
    ("no bias, as before", nil), ("a bias left as it starts", forgotten),
  ] {
    var small = exact
    if let bias { small.bias = Parameter(Matrix(column: Vector(bias))) }
    let error = (small.forward(x) - y).frobeniusNorm / y.frobeniusNorm
    table.row(name, error < 1e-12 ? "rounding" : percent(error))
    if bias != nil { page.record("bias-error", percent(error)) }
  }
  page.print(table)
}

func importances(_ page: Page) throws {
  // snippet.adaptive
  func effectiveRank(_ importance: [Float]) -> Int {
    let exponentials = importance.map { exp($0) }
    let total = exponentials.reduce(0, +)
    let scores = exponentials.map { $0 / total }
    return max(1, Int(scores.reduce(0, +) * Float(importance.count)))
  }
  // snippet.end
  var random = SplitMix64(seed: page.seed)
  let most = 64
  var (isFull, moves) = (true, 0)
  for _ in 0..<200 {
    var importance = (0..<most).map { _ in Float(6 * random.uniform()) }
    let rank = effectiveRank(importance)
    isFull = isFull && rank >= most - 1
    importance[0] -= 6
    moves += abs(effectiveRank(importance) - rank) > 1 ? 1 : 0
  }
  page.print("rank from 64 importances, 200 draws: 63 or 64")
  page.print("one importance down by 6, moves by more than 1: \(moves)")
  let dense = 256 * 64
  page.print("numbers of a 256 × 64 layer: \(grouped(dense)) dense,")
  page.print("  with its importances: \(grouped(dense + most))")
  try page.claim(
    "Importances leave the rank full, wherever they stand.",
    isFull && moves == 0)
}
