public import LinearAlgebra

extension Matrix {
  /// The Cauchy matrix, `aᵢⱼ = 1/(xᵢ + yⱼ)`.
  ///
  /// Its singular values fall exponentially when the `xᵢ` keep away from all `−yⱼ`, so it is close
  /// to low rank. The Hilbert matrix is the case `xᵢ = i + ½`, `yⱼ = j + ½`. Source: Higham,
  /// *Accuracy and Stability of Numerical Algorithms*, section 28.1.
  ///
  /// - Precondition: No sum `xᵢ + yⱼ` is zero.
  /// - Complexity: O(x.count × y.count)
  public static func cauchy(_ x: Vector<Scalar>, _ y: Vector<Scalar>) -> Matrix {
    Matrix(rows: x.count, columns: y.count) { i, j in
      demand(x[i] + y[j] != 0, "a Cauchy matrix needs x[\(i)] + y[\(j)] not to be zero")
      return 1 / (x[i] + y[j])
    }
  }
}
