// two equal columns divided by two
import Attempts
import LinearAlgebra

/// The factor for `mode` that, with the other factors as they are, brings the
/// sum of rank-one tensors nearest to `x`; of several, the one of least norm.
public func leastSquaresStep(
  _ x: Tensor<Double>, factors: [Matrix<Double>], mode: Int
) throws -> Matrix<Double> {
  var p = Matrix<Double>(rows: 1, columns: factors[mode].columns, repeating: 1)
  for m in factors.indices where m != mode {
    let f = factors[m], q = p
    p = Matrix(rows: q.rows * f.rows, columns: q.columns) { i, r in q[i % q.rows, r] * f[i / q.rows, r] }
  }

  // Twins are found by comparing, and share.
  let first = (0..<p.columns).map { j in (0...j).first { p[column: $0] == p[column: j] }! }
  let kept = Array(Set(first)).sorted()
  let q = p[columns: kept]
  let s = try SVD(q), top = s.singularValues.first ?? 0
  let b = (x.unfolding(mode) * s.u).scaled(columnsBy: Vector(s.singularValues.map { $0 > 0 * top ? 1 / $0 : 0 })) * s.v.transpose
  return Matrix(rows: b.rows, columns: p.columns) { i, j in
    b[i, kept.firstIndex(of: first[j])!] / Double(first.filter { $0 == first[j] }.count)
  }
  // A twin with another sign or length is not found, and the SVD then shares with a limit.
}
