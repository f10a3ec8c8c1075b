/// What the numbers themselves can make impossible.
///
/// A caller's mistake, such as shapes that do not fit, stops the program with a sentence instead.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// An entry is NaN or infinite, so no factorization of the matrix exists.
  case notFinite(routine: String, row: Int, column: Int)
  /// An entry of a tensor is NaN or infinite, so no decomposition of it exists.
  case notFiniteEntry(routine: String, index: [Int])
  /// An iteration inside LAPACK gave up; `info` is LAPACK's own code.
  case didNotConverge(routine: String, info: Int)
  /// An iteration stood still before it had all that was asked for.
  case stoodStill(routine: String, found: Int, wanted: Int, of: String, remedy: String)
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
  /// A number of things was asked for, samples or landmarks, that there cannot be.
  case countOutOfRange(of: String, count: Int, allowed: ClosedRange<Int>)
  /// A probability is negative or not a number.
  case invalidProbability(index: Int, value: Double)
  /// Probabilities do not make a distribution.
  case probabilitiesDoNotSumToOne(sum: Double)
  /// A term of a sum that is not zero would never be drawn, so the estimate would miss it.
  case zeroProbability(index: Int)
  /// A symmetric matrix has a direction, found at this index, in which `xᵀAx` is negative.
  case notPositiveSemidefinite(index: Int, value: Double)
  /// No approximation was found that can be certified to this relative error.
  case precisionNotReached(requested: Double, certified: Double)
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
    case .notFiniteEntry(let routine, let index):
      "\(routine) needs finite numbers, but the entry \(index) is not finite: look for a division by "
        + "zero or an overflow in what made the tensor, or treat NaN as missing."
    case .didNotConverge(let routine, let info):
      "\(routine) did not converge (LAPACK info \(info)): scale the matrix, or perturb it slightly, "
        + "and try again."
    case .stoodStill(let routine, let found, let wanted, let things, let remedy):
      "\(routine) stood still with \(found) of \(wanted) \(things): \(remedy)."
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
    case .countOutOfRange(let things, let count, let allowed):
      "A number of \(count) \(things) is impossible here: choose one from \(allowed.lowerBound) to "
        + "\(allowed.upperBound)."
    case .invalidProbability(let index, let value):
      "The probability of index \(index) is \(value): choose a number from 0 to 1."
    case .probabilitiesDoNotSumToOne(let sum):
      "The probabilities sum to \(sum), not to 1: divide each of them by their sum."
    case .zeroProbability(let index):
      "Index \(index) has probability 0, but its term is not zero and would always be missing: give "
        + "it a positive probability."
    case .notPositiveSemidefinite(let index, let value):
      "The matrix is not positive semidefinite (index \(index) leaves \(value) where nothing "
        + "negative can be left): use a CUR decomposition, or repair the kernel."
    case .precisionNotReached(let requested, let certified):
      "A relative error of \(requested) cannot be certified (the best bound is \(certified)): ask "
        + "for a larger error, or use Double."
    case .overflow(let routine):
      "\(routine) gives numbers beyond the largest of this precision: scale the matrix toward 1 "
        + "first, or use Double."
    }
  }
}
