extension Matrix {
  /// The Frobenius norm `‖A‖_F = √(Σ aᵢⱼ²)`, computed without overflow or underflow.
  ///
  /// - Complexity: O(rows × columns)
  public var frobeniusNorm: Scalar { Scalar._routines.norm(cInt(elements.count), elements, 1) }

  /// The largest entry by magnitude, `‖A‖_max`; 0 for an empty matrix.
  ///
  /// - Complexity: O(rows × columns)
  public var maxNorm: Scalar { elements.largestMagnitude() }

  /// The largest sum of magnitudes in a column, `‖A‖₁`; 0 for an empty matrix.
  ///
  /// - Complexity: O(rows × columns)
  public var oneNorm: Scalar { magnitudeSums(columns) { _, j in j }.largestMagnitude() }

  /// The largest sum of magnitudes in a row, `‖A‖_∞`; 0 for an empty matrix.
  ///
  /// - Complexity: O(rows × columns)
  public var infinityNorm: Scalar { magnitudeSums(rows) { i, _ in i }.largestMagnitude() }

  /// The magnitudes, added up in bins.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func magnitudeSums(_ bins: Int, _ bin: (_ row: Int, _ column: Int) -> Int) -> [Scalar] {
    var sums = [Scalar](repeating: 0, count: bins)
    for j in 0..<columns {
      for i in 0..<rows { sums[bin(i, j)] += elements[i + j * rows].magnitude }
    }
    return sums
  }

  /// The spectral norm `‖A‖₂ = σ₁`, the most that the matrix can stretch a vector; 0 for an empty
  /// matrix.
  ///
  /// - Throws: As ``SVD/init(_:)``.
  /// - Complexity: O(m·n·min(m, n)), the singular values.
  public func spectralNorm() throws(LinearAlgebraError) -> Scalar {
    try singularValues().first ?? 0
  }

  /// The nuclear norm `‖A‖_* = Σ σᵢ`; 0 for an empty matrix.
  ///
  /// - Throws: As ``SVD/init(_:)``.
  /// - Complexity: O(m·n·min(m, n)), the singular values.
  public func nuclearNorm() throws(LinearAlgebraError) -> Scalar {
    try singularValues().elements.reduce(0, +)
  }

  /// The condition number `κ₂(A) = σ₁/σₖ` with `k = min(rows, columns)`: infinite when the smallest
  /// singular value is 0, and 1 for an empty matrix.
  ///
  /// - Throws: As ``SVD/init(_:)``.
  /// - Complexity: O(m·n·min(m, n)), the singular values.
  public func conditionNumber() throws(LinearAlgebraError) -> Scalar {
    let sigma = try singularValues()
    guard let largest = sigma.first, let smallest = sigma.last else { return 1 }
    return smallest == 0 ? .infinity : largest / smallest
  }
}

extension Matrix {
  /// Whether every entry is finite.
  ///
  /// - Complexity: O(rows × columns)
  public var isFinite: Bool {
    // One fast sum settles almost every case: it is finite only if all entries are.
    Scalar._routines.asum(cInt(elements.count), elements, 1).isFinite
      || elements.allSatisfy(\.isFinite)
  }

  /// Refuses a matrix with NaN or infinite entries, by name of the routine that needs them finite.
  package func requireFinite(for routine: String) throws(LinearAlgebraError) {
    if isFinite { return }
    let index = elements.firstIndex { !$0.isFinite } ?? 0
    throw .notFinite(routine: routine, row: index % rows, column: index / rows)
  }

  /// Whether two matrices agree up to a fraction of the larger one's Frobenius norm.
  ///
  /// Matrices of different shapes are never equal. Entries that are not finite are equal to
  /// nothing.
  ///
  /// - Parameters:
  ///   - other: The matrix to compare with.
  ///   - relativeTolerance: The largest `‖A − B‖_F / max(‖A‖_F, ‖B‖_F)` that counts as equal.
  /// - Returns: Whether the relative difference is at most the tolerance.
  public func isApproximatelyEqual(to other: Matrix, relativeTolerance: Scalar) -> Bool {
    guard rows == other.rows, columns == other.columns else { return false }
    if self == other { return isFinite }
    let scale = Swift.max(frobeniusNorm, other.frobeniusNorm)
    return (self - other).frobeniusNorm <= relativeTolerance * scale
  }
}
