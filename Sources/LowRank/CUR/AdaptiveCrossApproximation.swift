public import LinearAlgebra
import RealModule

/// A cross approximation of a matrix that is given only as a rule for its entries.
///
/// ```swift
/// let cross = try AdaptiveCrossApproximation(
///   rows: 10_000, columns: 10_000, relativeError: 1e-6, using: &generator
/// ) { i, j in 1 / (1 + abs(x[i] - y[j])) }
/// cross.entriesRead   // some hundred thousand of the hundred million
/// ```
///
/// Each step reads one row and one column and subtracts their cross: `uvᵀ` with the residual column
/// `u` and the residual row `v`, scaled to 1 at the pivot where they meet. The next row is where
/// that column was largest. The result equals `A[:, J] W⁻¹ A[I, :]` with `W = A[I, J]`, and has the
/// rows and columns it read exactly right. Source: Bebendorf, "Approximation of boundary element
/// matrices", Numer. Math. 86, 2000, https://doi.org/10.1007/PL00005410.
public struct AdaptiveCrossApproximation<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The approximation, with a column and a row for each cross.
  public let approximation: LowRankMatrix<Scalar>
  /// The rows of the crosses, in order.
  public let rowIndices: [Int]
  /// The columns of the crosses, in order.
  public let columnIndices: [Int]
  /// How many times the rule was asked for an entry, the final check included.
  public let entriesRead: Int
  /// The relative error as the random entries of the last check show it; 0 if none were read.
  ///
  /// With s entries at random, `mn/s·Σe²` estimates `‖A − B‖_F²` without bias.
  public let estimatedError: Scalar

  /// Adds crosses until the error seems small, checks that at random entries, and goes on if it is
  /// not.
  ///
  /// The size of the last cross, compared with the whole, says when to check:
  /// `‖u‖‖v‖ ≤ ε‖B‖_F`. By itself it would stop too soon on a matrix of two blocks, of which
  /// the rows read show only one. A check is evidence, not proof: an error in few entries can
  /// escape it.
  ///
  /// - Parameters:
  ///   - rows: The number of rows m.
  ///   - columns: The number of columns n.
  ///   - relativeError: The number ε, more than 0, for `‖A − B‖_F ≤ ε‖A‖_F`.
  ///   - checks: The number of random entries read for a check, at least 1; all entries, each once,
  ///     where there are no more.
  ///   - generator: The source of randomness for the checks.
  ///   - entry: The rule, asked with a row and a column.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`,
  ///   `LinearAlgebraError.notFinite` for a bad entry, `LinearAlgebraError.overflow` if a residual
  ///   is beyond the largest number, and `LinearAlgebraError.precisionNotReached` if all rows
  ///   were read and rounding still leaves more.
  /// - Complexity: (m + n)·k entries and O((m + n)·k²) operations for k crosses.
  public init(
    rows: Int, columns: Int, relativeError: Scalar, checks: Int = 200,
    using generator: inout some RandomNumberGenerator, entry: (Int, Int) -> Scalar
  ) throws(LinearAlgebraError) {
    guard relativeError > 0 && relativeError.isFinite else {
      throw .parameterOutOfRange(
        parameter: "relative error", value: Double(relativeError), allowed: 0...Double.infinity)
    }
    demand(checks >= 1, "a check needs at least one entry, not \(checks)")
    self = try withoutActuallyEscaping(entry) { entry throws(LinearAlgebraError) in
      var crosses = CrossApproximation(rows: rows, columns: columns, entry: entry)
      var next = rows > 0 && columns > 0 ? 0 : nil
      var estimate: Scalar = 0
      repeat {
        while let row = next {
          next = try crosses.add(row: row)
          if crosses.lastSize <= relativeError * crosses.norm { break }
        }
        let check = try Self.check(&crosses, checks, &generator)
        estimate = check.error
        if estimate <= relativeError { break }
        next = check.worstRow ?? crosses.unvisitedRow
        if next == nil {
          throw .precisionNotReached(
            requested: Double(relativeError), certified: Double(estimate))
        }
      } while true
      return Self(crosses, estimatedError: estimate)
    }
  }

  /// Adds a fixed number of crosses, or fewer if nothing is left in any row.
  ///
  /// - Parameters:
  ///   - rows: The number of rows m.
  ///   - columns: The number of columns n.
  ///   - rank: The number of crosses k, from 1 to min(m, n); 0 only if that is 0.
  ///   - entry: The rule, asked with a row and a column.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`,
  ///   `LinearAlgebraError.notFinite` for a bad entry, `LinearAlgebraError.overflow`.
  /// - Complexity: (m + n)·k entries, more only where rows have nothing left, and O((m + n)·k²)
  ///   operations.
  public init(
    rows: Int, columns: Int, rank: Int, entry: (Int, Int) -> Scalar
  ) throws(LinearAlgebraError) {
    let limit = min(rows, columns)
    guard (min(1, limit)...limit).contains(rank) else {
      throw .rankOutOfRange(rank: rank, allowed: min(1, limit)...limit)
    }
    self = try withoutActuallyEscaping(entry) { entry throws(LinearAlgebraError) in
      var crosses = CrossApproximation(rows: rows, columns: columns, entry: entry)
      var next = rank > 0 ? 0 : nil
      while let row = next, crosses.rank < rank {
        next = try crosses.add(row: row) ?? crosses.unvisitedRow
      }
      return Self(crosses, estimatedError: 0)
    }
  }

  private init(_ crosses: CrossApproximation<Scalar>, estimatedError: Scalar) {
    approximation = crosses.approximation
    rowIndices = crosses.rowIndices
    columnIndices = crosses.columnIndices
    entriesRead = crosses.entriesRead
    self.estimatedError = estimatedError
  }

  /// Reads random entries, or all; returns the relative error they show and the row of the worst one.
  private static func check(
    _ crosses: inout CrossApproximation<Scalar>, _ checks: Int,
    _ generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> (error: Scalar, worstRow: Int?) {
    let (m, n) = (crosses.rows, crosses.columns)
    if m == 0 || n == 0 { return (0, nil) }
    let all = m.multipliedReportingOverflow(by: n)
    let readsAll = !all.overflow && checks >= all.partialValue
    let count = readsAll ? all.partialValue : checks
    var (worst, worstRow): (Scalar, Int?) = (0, nil)
    var residuals = Vector<Scalar>.zero(count)
    for s in 0..<count {
      let i = readsAll ? s % m : min(Int(generator.uniform() * Double(m)), m - 1)
      let j = readsAll ? s / m : min(Int(generator.uniform() * Double(n)), n - 1)
      residuals[s] = try crosses.residual(i, j)
      if residuals[s].magnitude > worst && !crosses.visited.contains(i) {
        (worst, worstRow) = (residuals[s].magnitude, i)
      }
    }
    let scale = (Scalar(m) * Scalar(n) / Scalar(count)).squareRoot()
    let error = residuals.divided(by: crosses.unit).norm * scale
    if error == 0 { return (0, nil) }
    let size = Scalar.hypot(crosses.norm, error)
    return (error / size, worstRow)
  }
}

extension CrossApproximation {
  /// The first row that was not read yet.
  var unvisitedRow: Int? { (0..<rows).first { !visited.contains($0) } }
}
