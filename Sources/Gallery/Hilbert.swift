public import LinearAlgebra

extension Matrix {
  /// The Hilbert matrix, `1/(i + j + 1)` with indices from 0: notoriously ill-conditioned.
  public static func hilbert(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size) { i, j in 1 / Scalar(i + j + 1) }
  }
}
