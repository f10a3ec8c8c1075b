import LinearAlgebra

extension Matrix {
  /// The rotation that, among the vectors of equal values, puts those without remainder first.
  ///
  /// The vectors of a repeated value are any basis of their space. What is still missing to one of
  /// them spoils all, since rounding mixes them at will; turned so that the remainders are orthogonal,
  /// no more of them have one than a block has columns.
  ///
  /// - Parameters:
  ///   - remainders: For each vector a column, what it misses in each direction of the next block.
  ///   - values: The values, neighbors where they are equal.
  ///   - slack: The largest difference that is rounding.
  /// - Returns: The rotation; nothing if no two values are equal.
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: O(c³) for each value with c copies.
  static func rotation(
    separating remainders: Matrix, of values: Vector<Scalar>, slack: Scalar
  ) throws(LinearAlgebraError) -> Matrix? {
    var rotation: Matrix?
    var first = 0
    for next in 1...Swift.max(1, values.count) {
      let isEqual = next < values.count && (values[next] - values[first]).magnitude <= slack
      if isEqual { continue }
      if next - first > 1 {
        let group = Array(first..<next)
        let basis = try SVD(full: remainders[columns: group]).v
        var turned = rotation ?? .identity(values.count)
        for (place, j) in group.enumerated() {
          for (row, i) in group.enumerated() {
            turned[i, j] = basis[row, group.count - 1 - place]
          }
        }
        rotation = turned
      }
      first = next
    }
    return rotation
  }
}
