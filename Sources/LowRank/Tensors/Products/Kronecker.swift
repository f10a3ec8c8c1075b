public import LinearAlgebra

extension Matrix {
  /// The Kronecker product `A ⊗ B`: every entry of A is replaced by that entry times B.
  ///
  /// Row `i·p + k`, column `j·q + l` holds `aᵢⱼ bₖₗ`, for B of p × q. Source: Kolda and Bader, "Tensor
  /// Decompositions and Applications", section 2.6, https://doi.org/10.1137/07070111X.
  ///
  /// - Complexity: O(rows·columns·p·q)
  public func kronecker(_ other: Matrix) -> Matrix {
    let (p, q) = (other.rows, other.columns)
    return Matrix(rows: rows * p, columns: columns * q) { row, column in
      elements[row / p + column / q * rows] * other.elements[row % p + column % q * p]
    }
  }
}
