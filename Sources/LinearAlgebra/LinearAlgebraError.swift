/// What the numbers themselves can make impossible.
///
/// A caller's mistake, such as shapes that do not fit, stops the program with a sentence instead.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// An entry is NaN or infinite, so no factorization of the matrix exists.
  case notFinite(routine: String, row: Int, column: Int)
  /// An iteration inside LAPACK gave up; `info` is LAPACK's own code.
  case didNotConverge(routine: String, info: Int)
  /// A triangular factor has a zero on its diagonal at this index.
  case singular(pivot: Int)
  /// The leading block of this size has no Cholesky factor.
  case notPositiveDefinite(leadingMinor: Int)
  /// The columns are dependent where independent ones are needed.
  case rankDeficient(rank: Int, columns: Int)
  /// A rank was asked for that the matrix cannot have.
  case rankOutOfRange(rank: Int, allowed: ClosedRange<Int>)
  /// A real parameter, such as a share of the energy, lies where the formula has no meaning.
  case parameterOutOfRange(parameter: String, value: Double, allowed: ClosedRange<Double>)
  /// A result is larger than the largest number of this precision.
  case overflow(routine: String)
}

extension LinearAlgebraError: CustomStringConvertible {
  /// One sentence: what was wrong, where, and what to do.
  public var description: String {
    switch self {
    case .notFinite(let routine, let row, let column):
      "\(routine) needs finite numbers, but the entry in row \(row), column \(column) is not finite: "
        + "look for a division by zero or an overflow in what made the matrix."
    case .didNotConverge(let routine, let info):
      "\(routine) did not converge (LAPACK info \(info)): scale the matrix, or perturb it slightly, "
        + "and try again."
    case .singular(let pivot):
      "The matrix is singular (pivot \(pivot) is zero): solve in the least-squares sense, or use "
        + "the pseudo-inverse."
    case .notPositiveDefinite(let minor):
      "The matrix is not positive definite (its leading \(minor) × \(minor) block is not): use LU "
        + "or the symmetric eigendecomposition, or add a small multiple of the identity."
    case .rankDeficient(let rank, let columns):
      "The columns are dependent (rank \(rank) of \(columns)): use the pseudo-inverse, which picks "
        + "the solution of least norm."
    case .rankOutOfRange(let rank, let allowed):
      "A rank of \(rank) is impossible here: choose one from \(allowed.lowerBound) to "
        + "\(allowed.upperBound)."
    case .parameterOutOfRange(let parameter, let value, let allowed):
      "The \(parameter) is \(value): choose a number "
        + (allowed.upperBound == .infinity
          ? "that is finite and at least \(allowed.lowerBound)."
          : "from \(allowed.lowerBound) to \(allowed.upperBound).")
    case .overflow(let routine):
      "\(routine) gives numbers beyond the largest of this precision: scale the matrix toward 1 "
        + "first, or use Double."
    }
  }
}
