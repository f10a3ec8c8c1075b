internal import LinearAlgebra

/// The principal directions of the outputs `Wx`, and how large the outputs are along them.
///
/// They are what `OutputSVD` finds, from symmetric eigenproblems of the smaller side of W alone: a
/// matrix of 576 × 1536 takes a tenth of the time. Both have squares, so sizes below √ε of the largest
/// are rounding.
struct PrincipalOutputs {
  /// The directions, orthonormal, as many as the smaller side has.
  let u: Matrix<Double>
  /// The roots of the mean squares along them, from the largest down.
  let sizes: Vector<Double>

  init(_ weight: Matrix<Double>, gram: Matrix<Double>) throws(LinearAlgebraError) {
    if weight.rows <= weight.columns {
      let (vectors, values) = try Self.descending((weight * gram) * weight.transpose)
      (u, sizes) = (vectors, values)
      return
    }
    // With SSᵀ = X the right singular vectors V of WS turn its columns so that they are orthogonal.
    let (q, roots) = try Self.descending(gram)
    let outputs = weight * q.scaled(columnsBy: roots)
    let (v, values) = try Self.descending(outputs.gram())
    u = try QR(outputs * v).q
    sizes = values
  }

  /// Eigenvectors, and roots of eigenvalues, from the largest down; what is below 0 by rounding is 0.
  private static func descending(
    _ a: Matrix<Double>
  ) throws(LinearAlgebraError) -> (Matrix<Double>, Vector<Double>) {
    let eigen = try SymmetricEigen((a + a.transposed()) / 2)
    let order = Array((0..<a.rows).reversed())
    return (
      eigen.eigenvectors[columns: order],
      Vector(order.map { max(eigen.eigenvalues[$0], 0).squareRoot() })
    )
  }
}
