import LinearAlgebra
import Literate

/// An error as a table shows it.
///
/// Digits below 1e-12 would be rounding and differ from machine to machine.
func shown(_ error: Double, digits: Int = 3) -> String {
  error < 1e-12 ? "< 1e-12" : error.formatted(digits: digits)
}

extension Sequence<Double> {
  /// The arithmetic mean.
  var mean: Double {
    let all = Array(self)
    return all.reduce(0, +) / Double(all.count)
  }

  /// The value that a share of all values does not exceed.
  func quantile(_ share: Double) -> Double {
    let sorted = self.sorted()
    let place = Int(share * Double(sorted.count))
    return sorted[Swift.min(sorted.count - 1, place)]
  }
}

extension Vector<Double> {
  /// The least error in the Frobenius norm that rank k leaves, the square root
  /// of the sum of the squares beyond the first k.
  func tail(_ k: Int) -> Double { Vector(elements.dropFirst(k)).norm }
}

extension Matrix<Double> {
  /// What is left outside the span of orthonormal columns.
  func outside(_ q: Matrix<Double>) -> Matrix<Double> {
    self - q * (q.transpose * self)
  }
}

extension Plot {
  /// The chart with its key and its shape changed.
  func with(key: Key, aspect: Double = 1.6) -> Plot {
    var copy = self
    copy.key = key
    copy.aspect = aspect
    return copy
  }
}
