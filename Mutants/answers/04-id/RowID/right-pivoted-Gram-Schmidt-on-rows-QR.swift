import Attempts
import LinearAlgebra

/// The first `k` rows R that column-pivoted QR of the transpose takes, and the
/// matrix X, m × k, for which XR comes closest to `a`.
public func rowID(
  _ a: Matrix<Double>, rank k: Int
) throws -> (rows: [Int], x: Matrix<Double>) {
  var e = a
  var rows: [Int] = []
  for _ in 0..<k {
    let lengths = (0..<a.rows).map { rows.contains($0) ? -1 : e[row: $0].norm }
    let i = lengths.firstIndex(of: lengths.max()!)!
    var q = e[row: i] / e[row: i].norm
    for _ in 0..<2 { for r in rows { let d = basis(r, rows, a); q -= d * d.dot(q) } ; q = q / q.norm }
    rows.append(i)
    for t in 0..<a.rows { e[row: t] = e[row: t] - q * q.dot(e[row: t]) }
  }
  if k == 0 { return ([], .zero(rows: a.rows, columns: 0)) }
  let f = try QR(a[rows: rows].transposed())
  return (rows, try f.r.solveTriangular(.upper, f.q.transpose * a.transposed()).transposed())
}

func basis(_ r: Int, _ rows: [Int], _ a: Matrix<Double>) -> Vector<Double> {
  let q = try! QR(a[rows: rows].transposed()).q
  return q[column: rows.firstIndex(of: r)!]
}
