// right exact zeros dropped
import Attempts
import LinearAlgebra

/// The cores of a tensor train for `x`, with ranks up to `maximalRank`: each
/// has the sizes left rank, size of the mode, right rank.
public func tensorTrain(
  _ x: Tensor<Double>, maximalRank: Int
) throws -> [Tensor<Double>] {
  var rest = x.reshaped(to: [1] + x.sizes)
  var cores: [Tensor<Double>] = []
  for _ in 1..<x.order {
    let (left, size) = (rest.sizes[0], rest.sizes[1])
    let m = rest.matricized(leading: 2)
    let s = try SVD(m)
    let r = max(1, min(maximalRank, s.singularValues.filter { $0 > Double(max(m.rows, m.columns)) * Double.ulpOfOne * s.singularValues[0] }.count))
    let u = s.u[columns: 0..<r]
    let next = s.v[columns: 0..<r].scaled(columnsBy: s.singularValues[0..<r]).transposed()
    cores.append(Tensor(u).reshaped(to: [left, size, u.columns]))
    rest = Tensor(next).reshaped(to: [u.columns] + rest.sizes.dropFirst(2))
  }
  return cores + [rest.reshaped(to: rest.sizes + [1])]
}
