public import LinearAlgebra

extension SVD {
  /// The decomposition with signs that do not depend on how it was computed.
  ///
  /// A pair `uⱼ, vⱼ` may be replaced by `−uⱼ, −vⱼ`. Here the entry of `vⱼ` with the largest magnitude
  /// is positive, the first of those within rounding of the largest. What is repeated among the singular values
  /// still has no definite vectors. Source: the convention of scikit-learn's `svd_flip`.
  ///
  /// - Returns: The same decomposition, with some pairs reversed.
  /// - Complexity: O((m + n)·k)
  public func withDefiniteSigns() -> SVD {
    let count = singularValues.count
    let signs = Vector<Scalar>(
      (0..<count).map { j in
        let column = v[column: j]
        let size = Matrix(column: column).maxNorm * (1 - Scalar.ulpOfOne.squareRoot())
        return (column.first { $0.magnitude >= size } ?? 0) < 0 ? -1 : 1
      })
    return SVD(
      u: u[columns: 0..<count].scaled(columnsBy: signs), singularValues: singularValues,
      v: v[columns: 0..<count].scaled(columnsBy: signs))
  }

  /// The coordinates of rows along the right singular vectors, `X V`, p × k.
  ///
  /// For the decomposed matrix itself these are `UΣ`. Nothing is centered, as in latent semantic
  /// analysis; ``PCA`` centers.
  ///
  /// - Parameter rows: The rows X, p × n; they need not be those of the decomposed matrix.
  /// - Returns: The coordinates.
  /// - Precondition: Each row has as many entries as `v` has rows.
  /// - Complexity: 2·p·n·k operations.
  public func transform(_ rows: some LinearOperator<Scalar>) -> Matrix<Scalar> {
    demand(
      rows.columns == v.rows,
      "rows of \(rows.columns) entries do not fit singular vectors of \(v.rows)")
    return rows.product(v[columns: 0..<singularValues.count])
  }

  /// The rows that have given coordinates, `Y Vᵀ`, p × n.
  ///
  /// - Parameter coordinates: The coordinates Y, p × k.
  /// - Returns: The rows.
  /// - Precondition: There is a coordinate for each singular value.
  /// - Complexity: 2·p·n·k operations.
  public func inverseTransform(_ coordinates: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(
      coordinates.columns == singularValues.count,
      "\(coordinates.columns) coordinates do not fit \(singularValues.count) singular vectors")
    return coordinates * v[columns: 0..<singularValues.count].transpose
  }
}
