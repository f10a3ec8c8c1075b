/// What of an answer's result was looked at: by it one answer can be told to give what another gives.
public enum Measure: Sendable, Equatable {
  /// Numbers, and how they are arranged.
  case numbers(shape: [Int], values: [Double])
  /// An error was thrown; which one is not looked at.
  case thrown

  /// Whether two answers gave the same, up to a fraction of the largest number; a NaN is a NaN.
  func agrees(with other: Measure, within tolerance: Double = 1e-6) -> Bool {
    switch (self, other) {
    case (.thrown, .thrown): true
    case (.numbers(let shape, let values), .numbers(let otherShape, let others)):
      shape == otherShape && values.count == others.count
        && zip(values, others).allSatisfy { a, b in
          a == b || (a.isNaN && b.isNaN) || abs(a - b) <= tolerance * Self.largest(values, others)
        }
    default: false
    }
  }

  private static func largest(_ a: [Double], _ b: [Double]) -> Double {
    (a + b).lazy.filter(\.isFinite).map(\.magnitude).max() ?? 0
  }
}
