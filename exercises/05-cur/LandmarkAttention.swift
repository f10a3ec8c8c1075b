import Attempts
import LinearAlgebra

/// Attention through m landmarks, n × e, from queries and keys, n × d, and
/// values, n × e, where m divides n.
public func landmarkAttention(
  query: Matrix<Double>, key: Matrix<Double>, value: Matrix<Double>,
  landmarks m: Int
) throws -> Matrix<Double> {
  throw NotAttempted()
}
