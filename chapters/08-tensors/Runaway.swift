import Foundation
import LinearAlgebra
import Literate
import LowRank

/// Two layers after a number of sweeps, as seen in the first mode.
private struct Fitted: Encodable {
  let sweeps: Int
  let error: Double
  let sizes: [Double]
  /// The two factor vectors of the first mode, each of length 1.
  let vectors: [[Double]]
  /// The cosine of the angle between the two layers.
  let cosine: Double

  init(_ w: Tensor<Double>, _ fit: CP<Double>, sweeps: Int) {
    let factor = fit.factors[0]
    // A vector and its negative are the same direction.
    let signs = (0..<2).map { factor[0, $0] < 0 ? -1.0 : 1 }
    self.sweeps = sweeps
    error = w.relativeError(of: Tensor(fit))
    sizes = fit.weights.elements
    vectors = (0..<2).map { (signs[$0] * factor[column: $0]).elements }
    cosine = fit.factors.reduce(1) { $0 * $1[column: 0].dot($1[column: 1]) }
  }
}

private struct Fits: Encodable {
  let free: [Fitted]
  let held: [Fitted]
}

/// Keeps the way of two layers that fit W, for a reader who goes along it.
func runAway(_ w: Tensor<Double>, _ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let start = try CPFit(
    w, rank: 2, settings: CPSettings(sweeps: 3), using: &generator
  ).decomposition
  let totals = (0...28).map { Int(pow(10, 0.5 + Double($0) / 8).rounded()) }
  func follow(ridge: Double) throws -> [Fitted] {
    var current = start
    var done = 3
    return try totals.map { total in
      if total > done {
        var settings = CPSettings<Double>(sweeps: total - done, tolerance: 0)
        settings.ridge = ridge
        current = try CPFit(w, startingFrom: current, settings: settings)
          .decomposition
        done = total
      }
      return Fitted(w, current, sweeps: done)
    }
  }
  try page.data(
    "runaway",
    Fits(free: try follow(ridge: 0), held: try follow(ridge: 1e-3)),
    digits: 4, zero: 1e-6)
}
