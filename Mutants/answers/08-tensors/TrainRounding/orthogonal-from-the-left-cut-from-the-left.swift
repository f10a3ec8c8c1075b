// orthogonal from the left, cut from the left
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
    let f = try QR(c.matricized(leading: 2))
    cores[k] = Tensor(sizes: [c.sizes[0], c.sizes[1], f.q.columns], columnMajor: f.q.elements)
    cores[k + 1] = Tensor(sizes: [f.q.columns, n.sizes[1], n.sizes[2]], columnMajor: (f.r * n.matricized(leading: 1)).elements)
  }
  let steps = Double(max(1, cores.count - 1))
  let allowed = relativeError * cores[cores.count - 1].frobeniusNorm / steps.squareRoot()
  for k in cores.indices.dropLast() {
    let c = cores[k], n = cores[k + 1]
    let m = c.matricized(leading: 2)
    let s = try SVD(m)
    var r = s.singularValues.count
    while r > 1 && s.singularValues[(r - 1)...].reduce(0, { $0 + $1 * $1 }).squareRoot() <= allowed { r -= 1 }
    let u = s.u[columns: 0..<r]
    cores[k] = Tensor(sizes: [c.sizes[0], c.sizes[1], r], columnMajor: u.elements)
    cores[k + 1] = Tensor(sizes: [r, n.sizes[1], n.sizes[2]], columnMajor: ((u.transpose * m) * n.matricized(leading: 1)).elements)
  }
  return cores
}
