import LinearAlgebra

extension Vector {
  /// Neighbors that differ from the first of them by no more than rounding, group after group.
  func groups(within slack: Scalar) -> [Range<Int>] {
    var (groups, first) = ([Range<Int>](), 0)
    for next in indices.dropFirst() where (self[next] - self[first]).magnitude > slack {
      groups.append(first..<next)
      first = next
    }
    return isEmpty ? [] : groups + [first..<count]
  }
}

extension Matrix {
  /// The rotation that, among the vectors of equal values, puts those without remainder first.
  ///
  /// The vectors of a repeated value are any basis of their space. What is still missing to one of
  /// them spoils all, since rounding mixes them at will; turned so that the remainders are orthogonal,
  /// no more of them have one than a block has columns.
  ///
  /// - Parameters:
  ///   - remainders: For each vector a column, what it misses in each direction of the next block.
  ///   - groups: The vectors of equal values.
  /// - Returns: The rotation; nothing if no two values are equal.
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: O(c³) for each value with c copies.
  static func rotation(
    separating remainders: Matrix, in groups: [Range<Int>]
  ) throws(LinearAlgebraError) -> Matrix? {
    if groups.allSatisfy({ $0.count == 1 }) { return nil }
    var rotation = Matrix.identity(remainders.columns)
    for group in groups where group.count > 1 {
      let basis = try SVD(full: remainders[columns: group]).v
      for j in 0..<group.count {
        for i in 0..<group.count {
          // The largest remainder comes last.
          rotation[group.lowerBound + i, group.upperBound - 1 - j] = basis[i, j]
        }
      }
    }
    return rotation
  }
}
