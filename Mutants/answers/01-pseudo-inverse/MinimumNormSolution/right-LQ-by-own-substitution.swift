// right-LQ by own substitution
import Attempts
import LinearAlgebra

/// The shortest of all solutions of `Ax = b`, where `A` has independent
/// rows.
///
/// - Throws: An error if the rows are dependent to working precision.
public func minimumNormSolution(
  _ a: Matrix<Double>, _ b: Vector<Double>
) throws -> Vector<Double> {
  let f = try QR(a.transposed())
  let m = a.rows
  let d = f.r.diagonal.map { abs($0) }
  let limit = Double(max(m, a.columns)) * Double.ulpOfOne * (d.max() ?? 0)
  if m > a.columns || d.contains(where: { $0 <= limit }) { throw LinearAlgebraError.singular(pivot: 0) }
  var y = b
  for i in 0..<m {
    for j in 0..<i { y[i] -= f.r[j, i] * y[j] }
    y[i] = y[i] / f.r[i, i]
  }
  return f.q * y
}
