import Experiments
import LinearAlgebra
import Literate
import LowRank

/// An error that should be rounding: its size where it is more than that.
func orRounding(_ error: Double) -> String {
  error < 1e-13 ? "rounding" : error.formatted(digits: 2)
}

extension Matrix<Double> {
  /// How far another matrix is from this one, relatively.
  func distance(to other: Matrix) -> Double {
    (other - self).frobeniusNorm / frobeniusNorm
  }

  /// The relative error of the best approximation of a rank.
  func error(ofRank rank: Int) throws -> Double {
    try SVD(self).truncationError(rank: rank) / frobeniusNorm
  }
}

extension Page {
  /// Says where a sentence of the text about a training does not hold: the
  /// last bits of the first product send a training another way, as a seed
  /// does, and they are the machine's.
  func claimOfTraining(_ sentence: String, _ holds: Bool) {
    if !holds { printMeasured("[In this run it is not so: \(sentence)]") }
  }
}

/// Mean and deviation with three decimals.
func withSpread(_ spread: Spread) -> String {
  spread.mean.formatted(decimals: 3) + " ± "
    + spread.deviation.formatted(decimals: 3)
}
