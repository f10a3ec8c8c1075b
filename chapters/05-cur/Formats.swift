import LinearAlgebra
import Literate

/// ‖A − B‖_F / ‖A‖_F.
func relativeError(_ b: Matrix<Double>, of a: Matrix<Double>) -> Double {
  (a - b).frobeniusNorm / a.frobeniusNorm
}

/// An error as a table shows it.
///
/// Digits below 1e-12 would be rounding and differ from machine to machine.
func shown(_ error: Double, digits: Int = 3) -> String {
  error < 1e-12 ? "< 1e-12" : error.formatted(digits: digits)
}

/// `count` numbers from 0 to `limit` − 1, evenly spaced.
func evenly(_ count: Int, of limit: Int) -> [Int] {
  (0..<count).map { (2 * $0 + 1) * limit / (2 * count) }
}

/// Different whole numbers below `limit`, drawn evenly.
func drawn(
  _ count: Int, of limit: Int, using generator: inout SplitMix64
) -> [Int] {
  Array((0..<limit).shuffled(using: &generator).prefix(count))
}

/// A sentence in lines that fit on a page.
func wrapped(_ sentence: String) -> String {
  var lines = [""]
  for word in sentence.split(separator: " ") {
    let longer = lines[lines.count - 1] + (lines.last == "" ? "" : " ") + word
    if longer.count > 72 {
      lines.append(String(word))
    } else {
      lines[lines.count - 1] = longer
    }
  }
  return lines.joined(separator: "\n")
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
