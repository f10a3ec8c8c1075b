public import LinearAlgebra

extension PCA {
  /// The coordinates of rows along the components, `(X − 1μᵀ) V`, p × k.
  ///
  /// For the rows that the components were found from, these are ``scores``.
  ///
  /// - Parameter rows: The samples X, p × n; they need not be those of the fit.
  /// - Returns: The coordinates.
  /// - Precondition: Each row has as many entries as the mean.
  /// - Complexity: 2·p·n·k operations.
  public func transform(_ rows: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(
      rows.columns == mean.count,
      "rows of \(rows.columns) entries do not fit components of \(mean.count)")
    return (rows - mean.repeated(rows.rows)) * components
  }

  /// The rows that have given coordinates, `Y Vᵀ + 1μᵀ`, p × n.
  ///
  /// `inverseTransform(transform(X))` is the nearest to X of all rows in the plane of the components.
  ///
  /// - Parameter coordinates: The coordinates Y, p × k.
  /// - Returns: The rows.
  /// - Precondition: There is a coordinate for each component.
  /// - Complexity: 2·p·n·k operations.
  public func inverseTransform(_ coordinates: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(
      coordinates.columns == components.columns,
      "\(coordinates.columns) coordinates do not fit \(components.columns) components")
    return coordinates * components.transpose + mean.repeated(coordinates.rows)
  }

  /// The coordinates of rows in units of their standard deviations, `(X − 1μᵀ) V diag(s)⁻¹`.
  ///
  /// With `sⱼ = σⱼ/√(m − 1)`. Over the rows of the fit each coordinate has variance 1, and no two are
  /// correlated. A component without variance, `σⱼ ≤ max(m, n)·ε·σ₁`, gives zeros.
  ///
  /// - Parameter rows: The samples X, p × n.
  /// - Returns: The coordinates, p × k.
  /// - Precondition: Each row has as many entries as the mean.
  /// - Complexity: 2·p·n·k operations.
  public func whitened(_ rows: Matrix<Scalar>) -> Matrix<Scalar> {
    let degrees = Scalar(Swift.max(1, svd.u.rows - 1)).squareRoot()
    let floor = svd.defaultTolerance
    let factors = svd.singularValues.map { $0 > floor ? degrees / $0 : 0 }
    return transform(rows).scaled(columnsBy: Vector(factors))
  }

  /// The shares of the components in the variance of all columns together, `σⱼ² / ‖A − 1μᵀ‖_F²`.
  ///
  /// They add up to 1 over all min(m, n) components. Nothing where the whole is not known, as for an
  /// operator that has no entries to look at; zeros for rows that are all equal.
  ///
  /// - Complexity: O(k)
  public var explainedVarianceRatio: Vector<Scalar>? {
    guard let spread else { return nil }
    return Vector(
      svd.singularValues.map { sigma in
        let share = spread.isZero ? 0 : (WideNumber(sigma) / spread).value
        return share * share
      })
  }

  /// Finds as many components of a dense matrix as explain a share of the variance.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - share: The share of `‖A − 1μᵀ‖_F²` that the components keep at least, from 0 to 1.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`.
  /// - Complexity: O(m·n·min(m, n)), the SVD.
  public init(_ a: Matrix<Scalar>, explaining share: Scalar) throws(LinearAlgebraError) {
    let (mean, centered) = try a.centered()
    let whole = try SVD(centered)
    self.init(
      mean: mean, svd: try whole.truncated(toEnergy: share).withDefiniteSigns(),
      spread: centered.wideNorm)
  }
}

extension Vector {
  /// A matrix of so many rows, each of them this vector.
  fileprivate func repeated(_ rows: Int) -> Matrix<Scalar> {
    Vector(repeating: 1, count: rows).outer(self)
  }
}

extension Matrix {
  /// The mean of the rows, and the matrix without it.
  ///
  /// The mean of what is left corrects the first, whose rounding a long mean makes as large as the
  /// data's own variation.
  func centered() throws(LinearAlgebraError) -> (mean: Vector<Scalar>, rest: Matrix) {
    try requireFinite(for: "Principal component analysis")
    let unit = self.unit
    var rest = divided(by: unit)
    var mean = Vector<Scalar>.zero(columns)
    for _ in 0..<2 {
      let correction = Centered(rest).mean
      rest -= Matrix(rows: rows, columns: 1, repeating: 1) * correction.transpose
      mean += correction[column: 0]
    }
    let centered = rest.multiplied(by: unit)
    guard centered.isFinite else { throw .overflow(routine: "Principal component analysis") }
    return (mean.multiplied(by: unit), centered)
  }
}

extension SparseMatrix {
  /// The norm `‖A − 1μᵀ‖_F`, from the entries that are kept and, for the zeros, from the mean alone.
  ///
  /// - Complexity: O(nonZeroCount + columns)
  func norm(without mean: Vector<Scalar>) -> WideNumber<Scalar> {
    let unit = Vector(values).unit
    let (tame, mean) = (Vector(values).divided(by: unit), mean.divided(by: unit))
    var kept = [Int](repeating: 0, count: columns)
    var differences: [Scalar] = []
    differences.reserveCapacity(nonZeroCount + columns)
    for (value, column) in zip(tame, columnIndices) {
      kept[Int(column)] += 1
      differences.append(value - mean[Int(column)])
    }
    for (j, count) in kept.enumerated() {
      differences.append(mean[j] * Scalar(rows - count).squareRoot())
    }
    return WideNumber(Vector(differences).norm, unit)
  }
}
