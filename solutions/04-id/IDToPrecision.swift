import Attempts
import LinearAlgebra

/// As few of the first pivot columns of `a` as keep the promise
/// `‖A − CZ‖₂ ≤ ε‖A‖₂`, and the best coefficients for them.
///
/// - Throws: An error unless ε is a positive finite number.
public func idToPrecision(
  _ a: Matrix<Double>, relativeError epsilon: Double
) throws -> (columns: [Int], z: Matrix<Double>) {
  // answer.begin
  guard epsilon > 0, epsilon.isFinite else {
    throw LinearAlgebraError.parameterOutOfRange(
      parameter: "relative error", value: epsilon, allowed: 0...Double.infinity)
  }
  let allowed = try epsilon * a.spectralNorm()
  let qr = try ColumnPivotedQR(a)
  let n = a.columns
  var k = 0
  // The error of no columns is ‖A‖, but for rounding: an ε of 1 needs none.
  while epsilon < 1 && k < qr.r.rows {
    let left = qr.r[rows: k..<qr.r.rows][columns: k..<n]
    if try left.spectralNorm() <= allowed { break }
    k += 1
  }
  let top = qr.r[rows: 0..<k]
  let t = try top[columns: 0..<k].solveTriangular(.upper, top[columns: k..<n])
  let permuted = Matrix.identity(k).appending(columnsOf: t)
  var z = permuted
  for (position, column) in qr.pivots.enumerated() {
    z[column: column] = permuted[column: position]
  }
  return (Array(qr.pivots.prefix(k)), z)
  // answer.end
}
