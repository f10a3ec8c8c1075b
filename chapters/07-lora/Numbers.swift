import LinearAlgebra
import Literate

/// An error that should be rounding: its size where it is more than that.
func orRounding(_ error: Double) -> String {
  error < 1e-13 ? "rounding" : error.formatted(digits: 2)
}

/// A whole number in groups of three digits.
func grouped(_ count: Int) -> String {
  var groups: [Substring] = []
  var rest = Substring(String(count))
  while rest.count > 3 {
    groups.insert(rest.suffix(3), at: 0)
    rest = rest.dropLast(3)
  }
  return ([rest] + groups).joined(separator: " ")
}

extension Page {
  /// Says where a sentence of the text about a training does not hold: the
  /// last bits of the first product send a training another way, as a seed
  /// does, and they are the machine's.
  func claimOfTraining(_ sentence: String, _ holds: Bool) {
    if !holds { printMeasured("[In this run it is not so: \(sentence)]") }
  }
}

extension Matrix<Double> {
  /// How far another matrix is from this one, relatively.
  func distance(to other: Matrix) -> Double {
    (other - self).frobeniusNorm / frobeniusNorm
  }
}
