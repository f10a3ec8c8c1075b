import Attempts
import LinearAlgebra

/// `k` columns of `a` whose volume no exchange for another column multiplies
/// by more than `f`.
///
/// - Throws: An error unless `f` is finite and greater than 1.
public func strongColumns(
  _ a: Matrix<Double>, rank k: Int, bound f: Double
) throws -> [Int] {
  throw NotAttempted()
}
