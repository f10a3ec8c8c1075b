import Attempts
import Foundation
import LinearAlgebra

/// The principal angles between the spans of the columns of `a` and of `b`, in
/// radians, smallest first.
public func subspaceAngles(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Vector<Double> {
  // answer.begin
  var large = try QR(a).q
  var small = try QR(b).q
  if large.columns < small.columns { swap(&large, &small) }
  let products = large.transpose * small
  let cosines = try products.singularValues()
  let outside = small - large * products
  let sines = try outside.singularValues()
  let count = small.columns
  return Vector(
    (0..<count).map { k in atan2(sines[count - 1 - k], cosines[k]) })
  // answer.end
}
