internal import CLAPACKE

extension Matrix {
  /// Makes independent columns orthonormal, `Y = QR`, with the Gram matrix as the only detour.
  ///
  /// `R` is the Cholesky factor of `YᵀY`, and `Q = Y R⁻¹` replaces `Y`: two products and a small
  /// factorization, several times as fast as reflections. The rounding errors grow with `κ(Y)²`,
  /// so one pass gives columns that are nearly orthonormal, and a second one gives orthonormal
  /// ones. Source: Yamamoto, Nakatsukasa, Yanagisawa and Fukaya, "Roundoff error analysis of the
  /// CholeskyQR2 algorithm", ETNA 44, 2015.
  ///
  /// - Parameter passes: 1 for well-conditioned columns, 2 for orthonormal ones.
  /// - Returns: The factor `R`, or `nil`, with the columns as they were, if they are too nearly
  ///   dependent for a Gram matrix.
  /// - Complexity: 2·m·n² operations in each pass.
  package mutating func orthonormalizeByCholesky(passes: Int) -> Matrix? {
    if isEmpty { return .identity(columns) }
    let largest = maxNorm
    guard largest > 0, largest.isFinite else { return nil }
    let unit = PowerOfTwo(taming: largest)
    if unit != .one { self = divided(by: unit) }
    guard var r = wellConditionedCholeskyFactor() else {
      if unit != .one { self = multiplied(by: unit) }
      return nil
    }
    divide(byUpperTriangle: r)
    // After one pass the columns are so nearly orthonormal that the next cannot fail. Where they are
    // not yet, since dependence need not show on the diagonal of R, one more is needed.
    var (left, most) = (passes - 1, 2 * passes)
    while left > 0, most > 0 {
      guard let factor = wellConditionedCholeskyFactor() else { return nil }
      divide(byUpperTriangle: factor)
      r = factor * r
      if (factor - .identity(columns)).maxNorm < 0.1 { left -= 1 }
      most -= 1
    }
    return r.multiplied(by: unit)
  }

  /// The upper Cholesky factor of the Gram matrix; `nil` if it shows nearly dependent columns.
  private func wellConditionedCholeskyFactor() -> Matrix? {
    var gram = gramMatrix
    let info = Scalar._routines.potrf(
      LAPACK_COL_MAJOR, option("U"), cInt(columns), &gram.elements, cInt(columns))
    let diagonal = gram.diagonal
    guard info == 0, let largest = diagonal.max(), let smallest = diagonal.min() else { return nil }
    // The columns must stay well away from κ = ε^(-1/2), where their Gram matrix is singular.
    guard largest.isFinite, smallest > 10 * Scalar.ulpOfOne.squareRoot() * largest else {
      return nil
    }
    return gram.upperTriangle(rows: columns)
  }

  /// The product `YᵀY`; of many columns, its upper triangle only.
  private var gramMatrix: Matrix {
    var gram = Matrix.zero(rows: columns, columns: columns)
    if columns <= TallProducts<Scalar>.mostColumns {
      elements.withUnsafeBufferPointer { y in
        guard let y = y.baseAddress else { return }
        TallProducts.addInner(y, count: columns, y, width: columns, rows: rows, to: &gram)
      }
      return gram
    }
    Scalar._routines.syrk(
      CblasColMajor, CblasUpper, CblasTrans, cInt(columns), cInt(rows), 1, elements, cInt(rows), 0,
      &gram.elements, cInt(columns))
    return gram
  }

  /// Replaces `Y` by `Y R⁻¹`.
  ///
  /// - Precondition: `R` is square, with a row for each column, and no zero on its diagonal.
  package mutating func divide(byUpperTriangle r: Matrix) {
    if columns <= TallProducts<Scalar>.mostColumns {
      let rows = rows
      withMutableEntries { TallProducts.divide($0, byUpperTriangle: r, rows: rows) }
      return
    }
    Scalar._routines.trsm(
      CblasColMajor, CblasRight, CblasUpper, CblasNoTrans, CblasNonUnit, cInt(rows), cInt(columns),
      1, r.elements, cInt(columns), &elements, cInt(rows))
  }
}
