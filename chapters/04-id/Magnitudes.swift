import Foundation
import LinearAlgebra

/// The nearest power of ten, `1e-9`: all that is sure of a rounding error.
func magnitude(_ x: Double) -> String {
  x == 0 ? "0" : "1e\(Int(log10(x).rounded()))"
}

/// Three digits, without a power of ten where that takes little space.
func threeDigits(_ x: Double) -> String {
  guard x >= 100 && x < 1e6 else { return x.formatted(digits: 3) }
  let unit = pow(10, (log10(x)).rounded(.down) - 2)
  return "\(Int((x / unit).rounded() * unit))"
}
