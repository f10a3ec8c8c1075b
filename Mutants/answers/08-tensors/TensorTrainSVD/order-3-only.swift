// order 3 only
import Attempts
import LinearAlgebra

/// The cores of a tensor train for `x`, with ranks up to `maximalRank`: each
/// has the sizes left rank, size of the mode, right rank.
public func tensorTrain(
  _ x: Tensor<Double>, maximalRank: Int
) throws -> [Tensor<Double>] {
  let a = x.matricized(leading: 1)
  let s = try SVD(a)
  let r1 = min(maximalRank, s.singularValues.count)
  let rest = s.u[columns: 0..<r1].transpose * a
  let m = Matrix(rows: r1 * x.sizes[1], columns: x.sizes[2], columnMajor: rest.elements)
  let t = try SVD(m)
  let r2 = min(maximalRank, t.singularValues.count)
  return [Tensor(sizes: [1, x.sizes[0], r1], columnMajor: s.u[columns: 0..<r1].elements), Tensor(sizes: [r1, x.sizes[1], r2], columnMajor: t.u[columns: 0..<r2].elements), Tensor(sizes: [r2, x.sizes[2], 1], columnMajor: (t.u[columns: 0..<r2].transpose * m).elements)]
}
