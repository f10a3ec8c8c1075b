import Foundation

/// The nearest power of ten, `1e-9`: all that is sure of a rounding error.
func magnitude(_ x: Double) -> String {
  x == 0 ? "0" : "1e\(Int(log10(x).rounded()))"
}
