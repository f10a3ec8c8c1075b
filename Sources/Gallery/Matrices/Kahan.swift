public import LinearAlgebra
internal import RealModule

extension Matrix {
  /// Kahan's matrix, `diag(1, s, s², …)·(I − c·N)` with `s = sin θ`, `c = cos θ` and N the ones
  /// above the diagonal.
  ///
  /// It is its own R factor: column-pivoted QR moves no column, and the last diagonal entry stays
  /// far above the smallest singular value. All columns tie at every step. So that rounding errors
  /// cannot upset the pivots, diagonal entry i is larger by the factor `1 + √ε·(n − i)`: pivoting
  /// by updated norms knows squared norms to within about `√ε`, relatively. Source: Kahan, 1966,
  /// https://doi.org/10.4153/CMB-1966-083-2; Higham, *Accuracy and Stability of Numerical
  /// Algorithms*, section 8.3.
  ///
  /// - Complexity: O(size²)
  public static func kahan(_ size: Int, theta: Scalar = 1.2) -> Matrix {
    let (sine, cosine) = (Scalar.sin(theta), Scalar.cos(theta))
    return Matrix(rows: size, columns: size) { i, j in
      if i > j { return 0 }
      let scale = Scalar.pow(sine, i)
      return i < j ? -cosine * scale : scale * (1 + Scalar(size - i) * Scalar.ulpOfOne.squareRoot())
    }
  }
}
