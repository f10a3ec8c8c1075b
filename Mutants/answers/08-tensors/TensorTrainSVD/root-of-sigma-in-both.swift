// root of sigma in both: the next step then measures in other lengths than those of X
import Attempts
import LinearAlgebra

/// The cores of a tensor train for `x`, with ranks up to `maximalRank`: each
/// has the sizes left rank, size of the mode, right rank.
public func tensorTrain(
  _ x: Tensor<Double>, maximalRank: Int
) throws -> [Tensor<Double>] {
  var rest = x.reshaped(to: [1] + x.sizes)
  var cores: [Tensor<Double>] = []
  var r = 1
  for k in 0..<(x.order - 1) {
    let m = rest.matricized(leading: 2)
    let s = try SVD(m)
    let keep = min(maximalRank, s.singularValues.count)
    let u = s.u[columns: 0..<keep].scaled(columnsBy: Vector(s.singularValues[0..<keep].map { $0.squareRoot() }))
    cores.append(Tensor(sizes: [r, x.sizes[k], keep], columnMajor: u.elements))
    let next = s.v[columns: 0..<keep].scaled(columnsBy: Vector(s.singularValues[0..<keep].map { $0.squareRoot() })).transposed()
    rest = Tensor(sizes: [keep] + x.sizes[(k + 1)...], columnMajor: next.elements)
    r = keep
  }
  cores.append(rest.reshaped(to: [r, x.sizes[x.order - 1], 1]))
  return cores
}
