public import LinearAlgebra

extension Matrix {
  /// The Khatri-Rao product `A ⊙ B`: column r is the Kronecker product of the columns r.
  ///
  /// Row `i·p + k` of column r holds `aᵢᵣ bₖᵣ`, for B of p rows. With it the unfolding of a sum of
  /// rank-one tensors is one matrix product, `X₍₀₎ = A (C ⊙ B)ᵀ`. Source: Kolda and Bader, "Tensor
  /// Decompositions and Applications", section 2.6, https://doi.org/10.1137/07070111X.
  ///
  /// - Precondition: Both matrices have the same number of columns.
  /// - Complexity: O(rows·p·columns)
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func khatriRao(_ other: Matrix) -> Matrix {
    demand(
      columns == other.columns,
      "a Khatri-Rao product pairs columns, but \(shape) and \(other.shape) differ in their number")
    let (m, p) = (rows, other.rows)
    let entries = [Scalar](unsafeUninitializedCapacity: m * p * columns) { target, count in
      for r in 0..<columns {
        for i in 0..<m {
          let factor = elements[i + r * m]
          let start = (r * m + i) * p
          for k in 0..<p {
            target.initializeElement(at: start &+ k, to: factor * other.elements[k &+ r &* p])
          }
        }
      }
      count = m * p * columns
    }
    return Matrix(rows: m * p, columns: columns, columnMajor: entries)
  }

  /// The Khatri-Rao product of factors in the order of tensor storage: the first one's rows run
  /// fastest, `Aₙ ⊙ ⋯ ⊙ A₁`.
  ///
  /// - Precondition: There is at least one factor, and all have as many columns.
  static func khatriRao(firstFastest factors: some BidirectionalCollection<Matrix>) -> Matrix {
    guard let first = factors.first else { stop("a product needs factors") }
    return factors.dropFirst().reduce(first) { product, factor in factor.khatriRao(product) }
  }
}
