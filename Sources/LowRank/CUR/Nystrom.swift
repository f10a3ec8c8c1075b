public import LinearAlgebra

/// The Nyström approximation `A ≈ C W⁺ Cᵀ` of a positive semidefinite matrix from a few of its
/// columns.
///
/// `C = A[:, I]` are the columns of the landmarks I, and `W = A[I, I]`. It is the CUR decomposition
/// with equal rows and columns. The result is positive semidefinite, and so is what it leaves of
/// `A`. It is kept as `F Fᵀ` with `F = C Q Λ^(−1/2)`, where `W = QΛQᵀ` without its smallest
/// eigenvalues. Source: Williams and Seeger, "Using the Nyström method to speed up kernel machines",
/// NeurIPS 2000; Drineas and Mahoney, J. Mach. Learn. Res. 6, 2005.
public struct Nystrom<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The landmarks I, counted from 0.
  public let landmarks: [Int]
  /// The factor `F`, n × r, where r is the rank of `W` to the tolerance.
  public let factor: Matrix<Scalar>

  /// Approximates a matrix, given in full, from its landmarks' columns.
  ///
  /// - Parameters:
  ///   - a: The matrix, symmetric and positive semidefinite.
  ///   - landmarks: The chosen indices, each once, from 1 to n of them.
  ///   - relativeTolerance: The fraction of its largest up to which eigenvalues of `W` count as
  ///     zero; 10·n·ε if there is none.
  /// - Precondition: The matrix is square and every landmark is one of its rows.
  /// - Throws: `LinearAlgebraError.notPositiveSemidefinite` if `W` has a
  ///   negative eigenvalue, or the diagonal of `A` is less than that of the approximation;
  ///   `LinearAlgebraError.countOutOfRange`;
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: O(n·k² + k³)
  public init(
    _ a: Matrix<Scalar>, landmarks: [Int], relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) {
    demand(a.isSquare, "a Nyström approximation needs a square matrix, not \(a.shape)")
    try self.init(
      columns: a[columns: landmarks], landmarks: landmarks, diagonal: a.diagonal,
      relativeTolerance: relativeTolerance)
  }

  /// Approximates a matrix of which only the landmarks' columns and the diagonal are known.
  ///
  /// - Parameters:
  ///   - c: The columns of the landmarks, n × k.
  ///   - landmarks: The chosen indices, each once, from 1 to n of them.
  ///   - diagonal: The diagonal of the matrix, against which the result is checked.
  ///   - relativeTolerance: The fraction of its largest up to which eigenvalues of `W` count as
  ///     zero; 10·n·ε if there is none.
  /// - Precondition: There is a column for each landmark and a number for each row.
  /// - Throws: As ``init(_:landmarks:relativeTolerance:)``.
  /// - Complexity: O(n·k² + k³)
  public init(
    columns c: Matrix<Scalar>, landmarks: [Int], diagonal: Vector<Scalar>,
    relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) {
    demand(
      c.columns == landmarks.count && c.rows == diagonal.count,
      "\(landmarks.count) landmarks and a diagonal of \(diagonal.count) do not fit \(c.shape)")
    try requireLandmarks(landmarks.count, of: c.rows)
    demand(
      Set(landmarks).count == landmarks.count, "a landmark is chosen twice: \(landmarks)")
    try c.requireFinite(for: "A Nyström approximation")
    try Matrix(column: diagonal).requireFinite(for: "A Nyström approximation")
    let eigen = try SymmetricEigen(c[rows: landmarks])
    let noise = 10 * Scalar(c.rows) * .ulpOfOne * (eigen.eigenvalues.last ?? 0).magnitude
    if let least = eigen.eigenvalues.first, least < -noise {
      throw .notPositiveSemidefinite(
        index: landmarks[eigen.eigenvectors[column: 0].largestIndex], value: Double(least))
    }
    let threshold = max(
      relativeTolerance.map { $0 * (eigen.eigenvalues.last ?? 0) } ?? 0, noise)
    let first = eigen.eigenvalues.firstIndex { $0 > threshold } ?? landmarks.count
    let kept = first..<landmarks.count
    let roots = Vector(kept.map { 1 / eigen.eigenvalues[$0].squareRoot() })
    self.landmarks = landmarks
    factor = (c * eigen.eigenvectors[columns: kept]).scaled(columnsBy: roots)
    try Self.checkRemainder(diagonal, factor)
  }

  /// Refuses a result that has more on the diagonal than the matrix: what is left of a positive
  /// semidefinite matrix has nothing negative there.
  private static func checkRemainder(
    _ diagonal: Vector<Scalar>, _ factor: Matrix<Scalar>
  ) throws(LinearAlgebraError) {
    let lengths = factor.rowNorms
    // Inverting an eigenvalue near the threshold magnifies rounding to its root.
    let slack = 100 * Scalar.ulpOfOne.squareRoot() * (diagonal.map(\.magnitude).max() ?? 0)
    for i in diagonal.indices where diagonal[i] - lengths[i] * lengths[i] < -slack {
      throw .notPositiveSemidefinite(
        index: i, value: Double(diagonal[i] - lengths[i] * lengths[i]))
    }
  }
}

extension Vector {
  fileprivate var largestIndex: Int {
    indices.max { self[$0].magnitude < self[$1].magnitude } ?? 0
  }
}

extension LowRankMatrix {
  /// Takes the factors `F` and `Fᵀ` of a Nyström approximation.
  public init(_ nystrom: Nystrom<Scalar>) {
    self.init(left: nystrom.factor, right: nystrom.factor.transposed())
  }
}

extension Matrix {
  /// Multiplies a Nyström approximation out.
  ///
  /// - Complexity: 2·n²·r operations.
  public init(_ nystrom: Nystrom<Scalar>) { self.init(LowRankMatrix(nystrom)) }
}
