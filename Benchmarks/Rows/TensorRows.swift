import Foundation
import LinearAlgebra
import LowRank

/// Decompositions of tensors with noise of a tenth of their norm.
func tensorRows() -> [Row] { [sumRow(), tuckerRow(), trainRow()] }

private func sumRow() -> Row {
  Row(
    name: "CP of rank 20 of 200³, 50 sweeps", workload: "cp", target: 0.25,
    errorName: "the norm of X − X̂, beside that of X", allowedError: nil,
    operations: 50 * 3 * 8e6 * 20
  ) { folder in
    var generator = SplitMix64(seed: 5)
    let planted = CP(factors: factors(&generator))
    let start = CP(factors: factors(&generator))
    let x = noisy(Tensor(planted), &generator)
    try write(x, to: folder)
    for (mode, factor) in start.factors.enumerated() {
      try factor.write(npy: folder.appending(path: "start\(mode).npy").path)
    }
    let settings = CPSettings<Double>(sweeps: 50, tolerance: 0)
    return turn(x) {
      try CPFit(x, startingFrom: start, settings: settings).decomposition
    } expand: {
      Tensor($0)
    }
  }
}

private func tuckerRow() -> Row {
  Row(
    name: "Tucker of 200³ to 20³", workload: "tucker", target: 0.1,
    errorName: "the norm of X − X̂, beside that of X",
    allowedError: nil, operations: 2 * 8e6 * 20
  ) { folder in
    var generator = SplitMix64(seed: 6)
    let core = Tensor<Double>.gaussian(sizes: [20, 20, 20], using: &generator)
    let x = noisy(Tensor(Tucker(core: core, factors: factors(&generator))), &generator)
    try write(x, to: folder)
    return turn(x) {
      try HOOI(x, ranks: [20, 20, 20], tolerance: 1e-5).tucker
    } expand: {
      Tensor($0)
    }
  }
}

private func trainRow() -> Row {
  Row(
    name: "Tensor train of 16⁵, ranks 16", workload: "train", target: 0.4,
    errorName: "the norm of X − X̂, beside that of X", allowedError: nil,
    operations: 4 * 1_048_576 * 16
  ) { folder in
    var generator = SplitMix64(seed: 7)
    let smooth = Tensor<Double>(sizes: Array(repeating: 16, count: 5)) { index in
      16 / (16 + index.indices.reduce(0.0) { $0 + Double(($1 + 1) * index[$1]) })
    }
    let x = noisy(smooth, &generator)
    try write(x, to: folder)
    return turn(x) {
      try TensorTrain(x, maximalRank: 16)
    } expand: {
      Tensor($0)
    }
  }
}

private func turn<Decomposition>(
  _ x: Tensor<Double>, _ decompose: @escaping () throws -> Decomposition,
  expand: @escaping (Decomposition) -> Tensor<Double>
) -> [String: () throws -> Sample] {
  [
    Row.library: {
      let (decomposition, seconds) = try stopwatch(decompose)
      let error = (x - expand(decomposition)).frobeniusNorm / x.frobeniusNorm
      return Sample(seconds: seconds, error: error)
    }
  ]
}

private func factors(_ generator: inout SplitMix64) -> [Matrix<Double>] {
  (0..<3).map { _ in Matrix.gaussian(rows: 200, columns: 20, using: &generator) }
}

private func noisy(_ x: Tensor<Double>, _ generator: inout SplitMix64) -> Tensor<Double> {
  let noise = Tensor<Double>.gaussian(sizes: x.sizes, using: &generator)
  return x + (0.1 * x.frobeniusNorm / noise.frobeniusNorm) * noise
}

private func write(_ x: Tensor<Double>, to folder: URL) throws {
  try x.matricized(leading: 1).write(npy: folder.appending(path: "x.npy").path)
}
