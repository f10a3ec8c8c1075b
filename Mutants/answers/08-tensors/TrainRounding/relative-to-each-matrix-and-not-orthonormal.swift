// relative to each matrix and not orthonormal
import Attempts
import LinearAlgebra

/// A train with smaller ranks whose relative error is at most `relativeError`,
/// found without multiplying the train out.
public func roundedTrain(
  _ train: [Tensor<Double>], relativeError: Double
) throws -> [Tensor<Double>] {
  var cores = train
  for k in cores.indices.dropLast() {
    let c = cores[k], n = cores[k + 1]
    let m = c.matricized(leading: 2)
    let s = try SVD(m)
    var r = s.singularValues.count
    let allowed = relativeError * s.singularValues.norm / Double(cores.count - 1).squareRoot()
    while r > 1, s.singularValues[(r - 1)..<s.singularValues.count].norm <= allowed { r -= 1 }
    let u = s.u[columns: 0..<r]
    cores[k] = Tensor(u).reshaped(to: [c.sizes[0], c.sizes[1], r])
    cores[k + 1] = Tensor((u.transpose * m) * n.matricized(leading: 1)).reshaped(to: [r, n.sizes[1], n.sizes[2]])
  }
  return cores
}
