public import LinearAlgebra

/// Closeness is relative: to the size of what is expected, or to a size that the case gives.
///
/// Where 0 is expected and the case says no size, only 0 is close. A tolerance without a scale would
/// call everything close in small enough units.
extension Exam {
  /// Expects a number whose difference is small beside what is expected, or beside `size`.
  public func expect(
    _ got: Double, closeTo expected: Double, within tolerance: Double = 1e-9,
    beside size: Double? = nil, as subject: String
  ) throws {
    let isClose =
      got == expected || (got - expected).magnitude <= tolerance * (size ?? expected.magnitude)
    let areAlike = got.exhibit == expected.exhibit
    let allowed = "\(expected), within \((tolerance * (size ?? expected.magnitude)).exhibit)"
    try look(at: got) {
      try expect(
        isClose, as: subject, expected: areAlike ? allowed : expected.exhibit,
        got: areAlike ? "\(got)" : got.exhibit)
    }
  }

  /// Expects a vector whose difference is small beside the norm of what is expected, or beside `size`.
  public func expect(
    _ got: Vector<Double>, closeTo expected: Vector<Double>, within tolerance: Double = 1e-9,
    beside size: Double? = nil, as subject: String
  ) throws {
    try expect(got, hasCount: expected.count, as: subject)
    if got == expected { return }
    let difference = (got - expected).norm / (size ?? expected.norm)
    try look(at: got) {
      try expect(
        difference <= tolerance, as: subject, expected: expected.exhibit,
        got: shown(got, beside: expected, difference, of: tolerance))
    }
  }

  /// Expects a vector each of whose entries is close to its own expected value, also where that is
  /// far smaller than the others.
  public func expect(
    _ got: Vector<Double>, eachCloseTo expected: Vector<Double>, within tolerance: Double = 1e-9,
    as subject: String
  ) throws {
    try expect(got, hasCount: expected.count, as: subject)
    try look(at: got) {
      for (index, (value, wanted)) in zip(got, expected).enumerated() {
        try expect(value, closeTo: wanted, within: tolerance, as: "entry \(index) of \(subject)")
      }
    }
  }

  /// Expects a matrix whose difference is small beside the Frobenius norm of what is expected, or
  /// beside `size`.
  public func expect(
    _ got: Matrix<Double>, closeTo expected: Matrix<Double>, within tolerance: Double = 1e-9,
    beside size: Double? = nil, as subject: String
  ) throws {
    try expect(got, hasShape: (expected.rows, expected.columns), as: subject)
    if got == expected { return }
    let difference = (got - expected).frobeniusNorm / (size ?? expected.frobeniusNorm)
    try look(at: got) {
      try expect(
        difference <= tolerance, as: subject, expected: expected.exhibit,
        got: shown(got, beside: expected, difference, of: tolerance))
    }
  }

  /// Expects a matrix each of whose entries is close to its own expected value, also where that is
  /// far smaller than the others.
  public func expect(
    _ got: Matrix<Double>, eachCloseTo expected: Matrix<Double>, within tolerance: Double = 1e-9,
    as subject: String
  ) throws {
    try expect(got, hasShape: (expected.rows, expected.columns), as: subject)
    try look(at: got) {
      for j in 0..<got.columns {
        for i in 0..<got.rows {
          try expect(
            got[i, j], closeTo: expected[i, j], within: tolerance,
            as: "entry (\(i), \(j)) of \(subject)")
        }
      }
    }
  }

  /// Expects a tensor whose difference is small beside the Frobenius norm of what is expected, or
  /// beside `size`.
  public func expect(
    _ got: Tensor<Double>, closeTo expected: Tensor<Double>, within tolerance: Double = 1e-9,
    beside size: Double? = nil, as subject: String
  ) throws {
    try look(at: got) {
      try expect(
        got.sizes == expected.sizes, as: "the sizes of \(subject)", expected: expected.shape,
        got: got.shape)
    }
    if got == expected { return }
    let difference = (got - expected).frobeniusNorm / (size ?? expected.frobeniusNorm)
    try look(at: got) {
      try expect(
        difference <= tolerance, as: subject, expected: expected.exhibit,
        got: shown(got, beside: expected, difference, of: tolerance))
    }
  }

  private func expect(_ got: Vector<Double>, hasCount count: Int, as subject: String) throws {
    try look(at: got) {
      try expect(
        got.count == count, as: "the length of \(subject)", expected: "\(count) entries",
        got: "\(got.count) entries")
    }
  }

  /// A value; where its digits do not show the difference, how large that is, and how large it may
  /// be.
  private func shown<Value: Exhibitable>(
    _ got: Value, beside expected: Value, _ difference: Double, of tolerance: Double
  ) -> String {
    if got.exhibit != expected.exhibit { return got.exhibit }
    return "\(got.exhibit)\n(relative difference \(difference.exhibit);"
      + " \(tolerance.exhibit) is allowed)"
  }
}
