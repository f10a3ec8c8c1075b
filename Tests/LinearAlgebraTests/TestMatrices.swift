import LinearAlgebra

/// Both precisions, for tests that run once in each.
let scalars: [any LinearAlgebraScalar.Type] = [Float.self, Double.self]

/// Rows and columns, small and at the edges of what BLAS kernels take in one step.
let shapes: [(rows: Int, columns: Int)] = [
  (0, 0), (0, 4), (4, 0), (1, 1), (1, 6), (6, 1), (5, 3), (3, 5), (7, 7), (31, 33), (33, 31),
  (63, 65), (65, 63), (64, 64), (90, 20), (20, 90),
]

extension Matrix {
  /// Whole numbers from -9 to 9, whose products and sums are exact in either precision.
  static func wholeNumbers(
    _ rows: Int, _ columns: Int, using generator: inout SplitMix64
  ) -> Matrix {
    Matrix(rows: rows, columns: columns) { _, _ in Scalar(Int(generator.next() % 19) - 9) }
  }

  /// For each shape a random matrix, one without full rank, one with equal singular values, and the
  /// zero matrix.
  static func samples(seed: UInt64) throws -> [Matrix] {
    var generator = SplitMix64(seed: seed)
    return try shapes.flatMap { rows, columns in
      let k = Swift.min(rows, columns)
      let left = Matrix.gaussian(rows: rows, columns: k / 2, using: &generator)
      let right = Matrix.gaussian(rows: k / 2, columns: columns, using: &generator)
      let equal = Vector<Scalar>(repeating: 3, count: k)
      return [
        .gaussian(rows: rows, columns: columns, using: &generator), left * right,
        try .random(rows: rows, columns: columns, singularValues: equal, using: &generator),
        .zero(rows: rows, columns: columns),
      ]
    }
  }

  /// What rounding may cost: a small multiple of the unit roundoff for every step in a sum.
  var roundoff: Scalar { 10 * .ulpOfOne * Scalar(Swift.max(rows, columns, 1)) }

  /// Whether the columns are of length one and at right angles, to rounding.
  var isOrthonormal: Bool { (gram() - .identity(columns)).maxNorm <= roundoff }

  /// Whether the difference is what backward stable algorithms leave: `roundoff · ‖A‖_F`.
  func agrees(with other: Matrix) -> Bool {
    isApproximatelyEqual(to: other, relativeTolerance: roundoff)
  }
}
