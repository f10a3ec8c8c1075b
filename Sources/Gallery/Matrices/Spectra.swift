public import LinearAlgebra
internal import RealModule

extension Vector {
  /// Numbers with a constant ratio from the first to the last: a straight line on a log scale.
  ///
  /// - Precondition: Both ends are positive.
  /// - Complexity: O(count)
  public static func geometric(_ count: Int, from first: Scalar, to last: Scalar) -> Vector {
    demand(
      first > 0 && last > 0, "a geometric sequence goes from positive to positive numbers")
    guard count > 1 else { return Vector(repeating: first, count: count) }
    return Vector(
      (0..<count).map { i in
        // The two ends are exact; between them the logarithm is linear.
        if i == count - 1 { return last }
        return first * .pow(last / first, Scalar(i) / Scalar(count - 1))
      })
  }

  /// Numbers that fall in steps: `tread` equal ones, then the same number of ones `ratio` times
  /// as large, and so on.
  ///
  /// Singular values that repeat, with cliffs between: the devil's stairs that mislead rank
  /// estimates.
  ///
  /// - Precondition: The tread is positive.
  /// - Complexity: O(count)
  public static func staircase(_ count: Int, tread: Int, ratio: Scalar) -> Vector {
    demand(tread > 0, "a step of a staircase has at least one number, not \(tread)")
    return Vector((0..<count).map { .pow(ratio, $0 / tread) })
  }
}

extension Matrix {
  /// A random matrix whose singular values form a staircase from 1 downward.
  ///
  /// - Parameters:
  ///   - rows: The number of rows.
  ///   - columns: The number of columns.
  ///   - tread: How many singular values are equal.
  ///   - ratio: The ratio of one step to the step above it.
  ///   - generator: The source of the singular vectors.
  /// - Returns: The matrix.
  /// - Throws: As `Matrix.random(rows:columns:singularValues:using:)`.
  /// - Complexity: O(rows × columns × min(rows, columns))
  public static func staircase(
    rows: Int, columns: Int, tread: Int, ratio: Scalar,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> Matrix {
    let steps = Vector<Scalar>.staircase(Swift.min(rows, columns), tread: tread, ratio: ratio)
    return try random(rows: rows, columns: columns, singularValues: steps, using: &generator)
  }
}
