/// An operator whose two products do not belong to one matrix.
public struct AdjointMismatch<Scalar: LinearAlgebraScalar>: Error, Equatable, Sendable {
  /// The inner product `⟨Ax, y⟩` at the place where they differ.
  public let forward: Scalar
  /// The inner product `⟨x, Aᵀy⟩`.
  public let backward: Scalar
}

extension AdjointMismatch: CustomStringConvertible {
  /// One sentence: what was wrong, where, and what to do.
  public var description: String {
    "transposeProduct is not the transpose of product: for random x and y, ⟨Ax, y⟩ is \(forward) "
      + "but ⟨x, Aᵀy⟩ is \(backward); derive the transpose's product again, and mind scalings that "
      + "one of the two leaves out."
  }
}

extension LinearOperator {
  /// Probes with random vectors whether ``transposeProduct(_:)`` is the transpose of ``product(_:)``.
  ///
  /// For a matrix, `⟨Ax, y⟩ = ⟨x, Aᵀy⟩` holds for all x and y. For any other pair of linear maps it
  /// fails for random x and y with probability 1; rounding decides how small a difference is seen.
  ///
  /// - Throws: ``AdjointMismatch`` with the two numbers.
  /// - Complexity: Two products with three columns.
  public func checkAdjoint(
    using generator: inout some RandomNumberGenerator
  ) throws(AdjointMismatch<Scalar>) {
    let x = Matrix<Scalar>.gaussian(rows: columns, columns: 3, using: &generator)
    let y = Matrix<Scalar>.gaussian(rows: rows, columns: 3, using: &generator)
    let (ax, aty) = (product(x), transposeProduct(y))
    demand(
      ax.rows == rows && ax.columns == 3 && aty.rows == columns && aty.columns == 3,
      "products of shapes \(ax.shape) and \(aty.shape) are not those of a \(rows) × \(columns) "
        + "operator")
    for j in 0..<3 {
      let forward = ax[column: j].dot(y[column: j])
      let backward = x[column: j].dot(aty[column: j])
      let size = Swift.max(
        ax[column: j].norm * y[column: j].norm, x[column: j].norm * aty[column: j].norm)
      let tolerance = 100 * Scalar.ulpOfOne * Scalar(rows + columns).squareRoot() * size
      // Written so that NaN is a mismatch.
      if !((forward - backward).magnitude <= tolerance) {
        throw AdjointMismatch(forward: forward, backward: backward)
      }
    }
  }
}
