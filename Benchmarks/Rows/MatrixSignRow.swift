import Foundation
import LinearAlgebra
import LowRank

/// Five steps toward the matrix sign, as Muon takes them.
///
/// Two of the three products of a step are symmetric, and half of each is enough: that is the floor.
/// Three whole products take half as much again.
func matrixSignRow() -> Row {
  Row(
    name: "Five Newton-Schulz steps of 1024², single", workload: "sign", target: 0.7,
    errorName: "the norm of the difference from double precision, beside that",
    allowedError: 1e-4, operations: 5 * 4 * 0x1p30, isSingle: true
  ) { folder in
    var generator = SplitMix64(seed: 1)
    let a = Matrix<Float>.gaussian(rows: 1024, columns: 1024, using: &generator)
    let steps = Array(repeating: OddPolynomial.muon, count: 5)
    let truth = try Matrix<Double>(a).matrixSign(by: steps)
    try a.write(npy: folder.appending(path: "a.npy").path)
    try truth.write(npy: folder.appending(path: "truth.npy").path)
    return [
      Row.library: {
        let (sign, seconds) = try stopwatch { try a.matrixSign(by: steps) }
        let difference = Matrix<Double>(sign) - truth
        return Sample(seconds: seconds, error: difference.frobeniusNorm / truth.frobeniusNorm)
      }
    ]
  }
}
