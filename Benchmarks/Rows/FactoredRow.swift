import Foundation
import LinearAlgebra
import LowRank
import Training

/// One pass forward and one backward through a layer that is a product of two thin ones.
///
/// The gradient with respect to the input has gone through both factors twice, so its error tells
/// whether both did the same.
func factoredRow() -> Row {
  let (size, rank, tokens) = (1024, 128, 512)
  return Row(
    name: "Factored layer \(size) × \(size), rank \(rank), forward and backward, \(tokens) tokens",
    workload: "factored", target: 1,
    errorName: "the input's gradient, beside that in double precision",
    allowedError: 1e-5, operations: Double(3 * 2 * rank * 2 * size * tokens), isSingle: true
  ) { folder in
    var generator = SplitMix64(seed: 12)
    func random(_ rows: Int, _ columns: Int) -> Matrix<Float> {
      .gaussian(rows: rows, columns: columns, using: &generator)
    }
    let (left, right) = (random(size, rank), random(rank, size))
    let (x, gradient) = (random(size, tokens), random(size, tokens))
    let truth =
      Matrix<Double>(right).transpose * (Matrix<Double>(left).transpose * Matrix<Double>(gradient))
    for (name, matrix) in [("left", left), ("right", right), ("x", x), ("gradient", gradient)] {
      try matrix.write(npy: folder.appending(path: "\(name).npy").path)
    }
    try truth.write(npy: folder.appending(path: "truth.npy").path)
    return [
      Row.library: {
        var layer = FactoredLinear(LowRankMatrix(left: left, right: right), bias: .zero(size))
        func pass() -> Matrix<Float> {
          layer.clearGradients()
          _ = layer.forward(x)
          return layer.backward(gradient)
        }
        for _ in 0..<3 { _ = pass() }
        let passes = 20
        let seconds = stopwatch { for _ in 0..<passes { _ = pass() } }.seconds
        let error = (Matrix<Double>(pass()) - truth).frobeniusNorm / truth.frobeniusNorm
        return Sample(seconds: seconds / Double(passes), error: error)
      }
    ]
  }
}
