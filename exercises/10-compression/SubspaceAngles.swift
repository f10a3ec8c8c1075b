import Attempts
import Foundation
import LinearAlgebra

/// The principal angles between the spans of the columns of `a` and of `b`, in
/// radians, smallest first.
public func subspaceAngles(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Vector<Double> {
  throw NotAttempted()
}
