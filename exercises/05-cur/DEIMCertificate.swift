import Attempts
import LinearAlgebra

/// The interpolation points of a basis, n × k, in the order of choice, and
/// their constant η = ‖(V[p, :])⁻¹‖₂.
public func deimCertificate(
  _ v: Matrix<Double>
) throws -> (points: [Int], constant: Double) {
  throw NotAttempted()
}
