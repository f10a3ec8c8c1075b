public import LinearAlgebra

/// A partial Cholesky factorization `A ≈ F Fᵀ` of a positive semidefinite matrix, with pivots drawn
/// at random.
///
/// Each step draws a pivot with probability proportional to what is left on the diagonal, reads its
/// column, and eliminates it. The result is the Nyström approximation for the pivots, found without
/// an inverse, and its trace error is close to the best. Only the diagonal and the k columns are
/// read, (k + 1)·n entries. Source: Chen, Epperly, Tropp and Webber, "Randomly pivoted Cholesky:
/// practical approximation of a kernel matrix with few entry evaluations", 2022,
/// https://arxiv.org/abs/2207.06503.
public struct RandomlyPivotedCholesky<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The pivots, counted from 0, in the order they were drawn.
  public let pivots: [Int]
  /// The factor `F`, n × (number of pivots).
  public let factor: Matrix<Scalar>
  /// What is left on the diagonal, `tr(A − FFᵀ)`: the error in the trace norm, since what is left is
  /// positive semidefinite.
  public let residualTrace: Scalar
  /// The number of entries that were read.
  public let entriesRead: Int

  /// Factors a matrix that is given by its diagonal and by a rule for its columns.
  ///
  /// Stops before k pivots if nothing but rounding is left on the diagonal.
  ///
  /// - Parameters:
  ///   - diagonal: The diagonal, n entries.
  ///   - rank: The number of pivots k, from 1 to n; 0 only if the matrix is empty.
  ///   - generator: The source of randomness.
  ///   - column: The rule, asked with the index of a column.
  /// - Throws: `LinearAlgebraError.notPositiveSemidefinite` if a number
  ///   on the diagonal is, or becomes, negative beyond rounding;
  ///   `LinearAlgebraError.countOutOfRange`;
  ///   `LinearAlgebraError.notFinite`.
  /// - Precondition: The rule returns vectors of n entries.
  /// - Complexity: k columns and O(n·k²) operations.
  public init(
    diagonal: Vector<Scalar>, rank: Int, using generator: inout some RandomNumberGenerator,
    column: (Int) -> Vector<Scalar>
  ) throws(LinearAlgebraError) {
    let n = diagonal.count
    try requireLandmarks(rank, of: n)
    try Matrix(column: diagonal).requireFinite(for: "Randomly pivoted Cholesky")
    // An even power, of which the factor takes the root.
    let root = PowerOfTwo<Scalar>(exponent: diagonal.unit.exponent / 2)
    let unit = root * root
    var (left, pivots, columns) = (diagonal.divided(by: unit), [Int](), [Vector<Scalar>]())
    let largest = left.map(\.magnitude).max() ?? 0
    let floor = 10 * Scalar(max(1, n)) * .ulpOfOne * largest
    try left.clearNegatives(below: -floor, in: unit)
    while pivots.count < rank, left.contains(where: { $0 > floor }) {
      let pivot = left.drawDistinct(1, using: &generator)[0]
      // A pivot that is itself rounding would blow up its column.
      guard left[pivot] > floor else {
        left[pivot] = 0
        continue
      }
      let residual = Self.residual(column(pivot).divided(by: unit), columns, pivot)
      try Matrix(column: residual).requireFinite(for: "Randomly pivoted Cholesky")
      let f = residual / left[pivot].squareRoot()
      left = left - f.hadamard(f)
      left[pivot] = 0
      try left.clearNegatives(below: -floor, in: unit)
      pivots.append(pivot)
      columns.append(f)
    }
    self.pivots = pivots
    factor =
      columns.isEmpty
      ? .zero(rows: n, columns: 0) : Matrix(columns: columns).multiplied(by: root)
    residualTrace = left.elements.reduce(0, +) * unit
    entriesRead = n * (pivots.count + 1)
  }

  /// Factors a matrix that is there in full, reading only what it needs.
  ///
  /// - Parameters:
  ///   - a: The matrix, symmetric and positive semidefinite.
  ///   - rank: The number of pivots k, from 1 to n; 0 only if the matrix is empty.
  ///   - generator: The source of randomness.
  /// - Precondition: The matrix is square; its symmetry is taken on trust.
  /// - Throws: As ``init(diagonal:rank:using:column:)``.
  /// - Complexity: O(n·k²)
  public init(
    _ a: Matrix<Scalar>, rank: Int, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    demand(a.isSquare, "a Cholesky factorization needs a square matrix, not \(a.shape)")
    try self.init(diagonal: a.diagonal, rank: rank, using: &generator) { a[column: $0] }
  }

  /// What the factor so far leaves of a column.
  private static func residual(
    _ column: Vector<Scalar>, _ columns: [Vector<Scalar>], _ pivot: Int
  ) -> Vector<Scalar> {
    if columns.isEmpty { return column }
    let factor = Matrix(columns: columns)
    return column - factor * factor[row: pivot]
  }
}

extension Vector {
  /// Makes zeros of negative entries that rounding explains.
  fileprivate mutating func clearNegatives(
    below limit: Scalar, in unit: PowerOfTwo<Scalar>
  ) throws(LinearAlgebraError) {
    for i in indices where self[i] < 0 {
      guard self[i] >= limit else {
        throw .notPositiveSemidefinite(index: i, value: Double(self[i] * unit))
      }
      self[i] = 0
    }
  }
}

/// Refuses numbers of landmarks that cannot be had.
func requireLandmarks(_ count: Int, of rows: Int) throws(LinearAlgebraError) {
  let allowed = min(1, rows)...rows
  guard allowed.contains(count) else {
    throw .countOutOfRange(of: "landmarks", count: count, allowed: allowed)
  }
}

extension LowRankMatrix {
  /// Takes the factors `F` and `Fᵀ`.
  public init(_ cholesky: RandomlyPivotedCholesky<Scalar>) {
    self.init(left: cholesky.factor, right: cholesky.factor.transposed())
  }
}
