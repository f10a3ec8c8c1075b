public import LinearAlgebra

extension Matrix {
  /// The Hadamard matrix of order `2ᵏ` by Sylvester: ±1, with orthogonal rows.
  ///
  /// Order 4 divided by 2, and order 16 divided by 4, are orthogonal without any rounding. Between
  /// them a diagonal becomes a full matrix whose singular values are known exactly. Source:
  /// Sylvester, 1867, https://doi.org/10.1080/14786446708639914.
  ///
  /// - Precondition: `exponent`, the logarithm of the order to base 2, is not negative.
  /// - Complexity: O(4ᵏ)
  public static func hadamard(_ exponent: Int) -> Matrix {
    demand(exponent >= 0, "the order of a Hadamard matrix is 2ᵏ, k = \(exponent)")
    let size = 1 << exponent
    return Matrix(rows: size, columns: size) { i, j in
      (i & j).nonzeroBitCount.isMultiple(of: 2) ? 1 : -1
    }
  }
}
