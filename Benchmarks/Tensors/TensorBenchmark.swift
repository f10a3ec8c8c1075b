import CLAPACKE
import Foundation
import LinearAlgebra
import LowRank

/// Tensor decompositions against TensorLy's in the same run.
///
/// The library and both backends of TensorLy take turns, so that whatever else slows the machine slows
/// all. They inherit `OPENBLAS_NUM_THREADS` and `OPENBLAS_CORETYPE`, get the same tensor and for CP the
/// same start, and say what they use.
@main struct TensorBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
    guard arguments.count <= 1, arguments.allSatisfy({ $0 > 0 }) else {
      print("usage: benchmark-tensors [ROUNDS], a positive whole number; 3 by default")
      return
    }
    let rounds = arguments.first ?? 3
    let core = String(cString: openblas_get_corename())
    print("\(rounds) rounds, medians; here core type \(core), ", terminator: "")
    print("\(openblas_get_num_threads()) threads")
    var generator = SplitMix64(seed: 1)
    try cp(rounds, &generator)
    try tucker(rounds, &generator)
    try train(rounds, &generator)
  }

  private static func cp(_ rounds: Int, _ generator: inout SplitMix64) throws {
    let (planted, start) = (
      randomFactors(using: &generator), CP(factors: randomFactors(using: &generator))
    )
    let x = noisy(Tensor(CP(factors: planted)), using: &generator)
    let work = Workload("CP, 200³, rank 20, 50 sweeps", "cp", size: 200, order: 3, rank: 20)
    try work.compare(x, start: start.factors, rounds: rounds) {
      let settings = CPSettings<Double>(sweeps: 50, tolerance: 0)
      return try CPFit(x, startingFrom: start, settings: settings).decomposition
    } expand: { Tensor($0) }
  }

  private static func tucker(_ rounds: Int, _ generator: inout SplitMix64) throws {
    let core = Tensor<Double>.gaussian(sizes: [20, 20, 20], using: &generator)
    let planted = Tucker(core: core, factors: randomFactors(using: &generator))
    let x = noisy(Tensor(planted), using: &generator)
    let work = Workload("Tucker, 200³ to 20³", "tucker", size: 200, order: 3, rank: 20)
    try work.compare(x, start: [], rounds: rounds) {
      try HOOI(x, ranks: [20, 20, 20], tolerance: 1e-5).tucker
    } expand: { Tensor($0) }
  }

  private static func train(_ rounds: Int, _ generator: inout SplitMix64) throws {
    let smooth = Tensor<Double>(sizes: Array(repeating: 16, count: 5)) { index in
      16 / (16 + index.indices.reduce(0.0) { $0 + Double(($1 + 1) * index[$1]) })
    }
    let x = noisy(smooth, using: &generator)
    let work = Workload("train, 16⁵, ranks 16", "train", size: 16, order: 5, rank: 16)
    try work.compare(x, start: [], rounds: rounds) {
      try TensorTrain(x, maximalRank: 16)
    } expand: { Tensor($0) }
  }

  private static func randomFactors(using generator: inout SplitMix64) -> [Matrix<Double>] {
    (0..<3).map { _ in Matrix.gaussian(rows: 200, columns: 20, using: &generator) }
  }

  /// The tensor with noise of a tenth of its norm.
  private static func noisy(
    _ x: Tensor<Double>, using generator: inout SplitMix64
  ) -> Tensor<Double> {
    let noise = Tensor<Double>.gaussian(sizes: x.sizes, using: &generator)
    return x + (0.1 * x.frobeniusNorm / noise.frobeniusNorm) * noise
  }
}
