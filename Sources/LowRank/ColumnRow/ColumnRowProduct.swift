public import LinearAlgebra

/// A product `XY = Σᵢ xᵢyᵢᵀ`, seen as a sum of columns of `X` times rows of `Y`.
///
/// ```swift
/// let pairs = try ColumnRowProduct(x, y)
/// let chosen = try pairs.select(20, by: .optimal, using: &generator)
/// let estimate = Matrix(pairs.approximation(chosen))
/// ```
///
/// With an inner dimension of l, a few of the l terms, suitably weighted, approximate the product
/// at a fraction of its cost. Source: Drineas, Kannan and Mahoney, "Fast Monte Carlo algorithms for
/// matrices I", SIAM J. Comput. 36, 2006, https://doi.org/10.1137/S0097539704442684.
public struct ColumnRowProduct<Scalar: LinearAlgebraScalar>: Sendable {
  /// The left factor, m × l.
  public let x: Matrix<Scalar>
  /// The right factor, l × n.
  public let y: Matrix<Scalar>
  /// The size of each term, `‖xᵢyᵢᵀ‖_F = ‖xᵢ‖₂‖yᵢ‖₂`.
  public let pairNorms: Vector<Scalar>

  /// Looks at a product.
  ///
  /// - Precondition: `x.columns == y.rows`.
  /// - Throws: `LinearAlgebraError.notFinite`, and
  ///   `LinearAlgebraError.overflow` if a term is too large to hold.
  /// - Complexity: O((m + n)·l)
  public init(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>) throws(LinearAlgebraError) {
    demand(x.columns == y.rows, "cannot multiply \(x.shape) by \(y.shape)")
    try x.requireFinite(for: "A column-row product")
    try y.requireFinite(for: "A column-row product")
    self.x = x
    self.y = y
    pairNorms = x.columnNorms.hadamard(y.rowNorms)
    guard pairNorms.allSatisfy(\.isFinite) else { throw .overflow(routine: "A column-row product") }
  }

  /// The number of pairs l.
  public var count: Int { x.columns }

  /// The product itself.
  ///
  /// - Complexity: 2·m·l·n operations.
  public var exact: Matrix<Scalar> { x * y }

  /// Adds up chosen pairs, `Σ wᵢ xᵢyᵢᵀ`, without multiplying them out.
  ///
  /// - Precondition: Every index is that of a pair.
  /// - Complexity: O((m + n)·k) for k chosen pairs.
  public func approximation(_ selection: ColumnRowSelection<Scalar>) -> LowRankMatrix<Scalar> {
    // snippet.approximation
    // All of the weight goes to one factor: a root on both would cost two
    // passes, and negative weights have none.
    LowRankMatrix(
      left: x[columns: selection.indices].scaled(columnsBy: selection.weights),
      right: y[rows: selection.indices])
    // snippet.end
  }

  /// The squared error of a choice, `‖XY − Σ wᵢ xᵢyᵢᵀ‖_F²`.
  ///
  /// - Complexity: 2·m·l·n operations.
  public func squaredError(_ selection: ColumnRowSelection<Scalar>) -> Scalar {
    let error = (exact - Matrix(approximation(selection))).frobeniusNorm
    return error * error
  }

  /// The squared error of the zero matrix, `‖XY‖_F²`: an estimate that is worse than this is worse
  /// than none.
  ///
  /// - Complexity: 2·m·l·n operations.
  public var squaredErrorOfZero: Scalar {
    let norm = exact.frobeniusNorm
    return norm * norm
  }

  /// Refuses numbers of pairs that cannot be had.
  func requireCount(_ k: Int, upTo limit: Int) throws(LinearAlgebraError) {
    let allowed = min(1, limit)...limit
    guard allowed.contains(k) else {
      throw .countOutOfRange(of: "column-row pairs", count: k, allowed: allowed)
    }
  }
}
