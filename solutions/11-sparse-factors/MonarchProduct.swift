import Attempts
import LinearAlgebra

/// The product of a Monarch matrix, given by the blocks of its two factors,
/// with a vector.
public func monarchProduct(
  left: [Matrix<Double>], right: [Matrix<Double>], _ x: Vector<Double>
) throws -> Vector<Double> {
  // answer.begin
  let width = x.count / right.count
  let pieces = (0..<right.count).map { block in
    right[block] * x[(block * width)..<((block + 1) * width)]
  }
  let parts = (0..<left.count).map { group in
    left[group] * Vector(pieces.map { $0[group] })
  }
  let height = left[0].rows
  return Vector(
    (0..<height).flatMap { i in parts.map { $0[i] } })
  // answer.end
}
