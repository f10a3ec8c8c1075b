import Attempts
import LinearAlgebra

/// The coefficients Z of an interpolative decomposition, k × n, from the
/// upper triangular factor and the pivots of column-pivoted QR.
///
/// - Throws: An error if the first `k` pivot columns are dependent to
///   working precision.
public func interpolationCoefficients(
  r: Matrix<Double>, pivots: [Int], rank k: Int
) throws -> Matrix<Double> {
  enum Bad: Error { case dependent }
  let n = r.columns
  let diagonal = (0..<k).map { r[$0, $0].magnitude }
  guard diagonal.allSatisfy({ $0 > Double(max(r.rows, n)) * 0x1p-52 * diagonal[0] }) else { throw Bad.dependent }
  let top = r[rows: 0..<k]
  let whole = k == 0 ? top : Matrix<Double>.identity(k).appending(columnsOf: try top[columns: 0..<k].solveTriangular(.upper, top[columns: k..<n]))
  var place = [Int](repeating: 0, count: n)
  for (j, q) in pivots.enumerated() { place[q] = j }
  return whole[columns: place]
}
