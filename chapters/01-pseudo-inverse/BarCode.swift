import Foundation
import LinearAlgebra

/// A word as bars: eight modules a letter, dark for 1, between white margins.
struct BarCode {
  static let moduleWidth = 3
  static let margin = 4

  /// The ink under every sensor pixel: 1 where a bar is, 0 elsewhere.
  let ink: Vector<Double>
  let modules: [Bool]

  init(_ word: String) {
    modules = word.utf8.flatMap { letter in
      (0..<8).map { letter >> (7 - $0) & 1 == 1 }
    }
    let quiet = [Bool](repeating: false, count: Self.margin)
    ink = Vector(
      (quiet + modules + quiet).flatMap { isDark in
        repeatElement(isDark ? 1.0 : 0.0, count: Self.moduleWidth)
      })
  }

  /// Whether both neighbors of a module have the other color.
  func isThin(_ module: Int) -> Bool {
    let padded = [false] + modules + [false]
    let (before, after) = (padded[module], padded[module + 2])
    return before != modules[module] && after != modules[module]
  }

  /// What a reader makes of the ink: each module is its mean, rounded.
  static func modules(in ink: Vector<Double>) -> [Bool] {
    let count = ink.count / moduleWidth - 2 * margin
    return (0..<count).map { module in
      let start = (module + margin) * moduleWidth
      let pixels = ink[start..<(start + moduleWidth)]
      return pixels.elements.reduce(0, +) > Double(moduleWidth) / 2
    }
  }

  /// The letters that modules spell, with a dot for what cannot be printed.
  static func word(_ modules: [Bool]) -> String {
    let letters = stride(from: 0, to: modules.count, by: 8).map { start in
      modules[start..<(start + 8)].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    let printable = letters.map { (33..<127).contains($0) ? $0 : 46 }
    return String(decoding: printable, as: UTF8.self)
  }
}

// snippet.blur
/// Each sensor pixel sees a weighted mean of the ink around it.
func blur(pixels: Int, width: Double) -> Matrix<Double> {
  let reach = -pixels...pixels
  let total = reach.reduce(0) { $0 + bell(Double($1) / width) }
  return Matrix(rows: pixels, columns: pixels) { i, j in
    bell(Double(i - j) / width) / total
  }
}

private func bell(_ x: Double) -> Double { exp(-x * x / 2) }
// snippet.end
