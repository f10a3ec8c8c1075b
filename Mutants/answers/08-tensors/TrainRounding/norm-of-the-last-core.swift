// norm of the last core
import Attempts
import LinearAlgebra

/// A train with smaller ranks whose relative error is at most `relativeError`,
/// found without multiplying the train out.
public func roundedTrain(
  _ train: [Tensor<Double>], relativeError: Double
) throws -> [Tensor<Double>] {
  var cores = train
  for k in cores.indices.dropFirst().reversed() {
    let c = cores[k], l = cores[k - 1]
    let f = try QR(c.matricized(leading: 1).transposed())
    cores[k] = Tensor(f.q.transposed()).reshaped(to: [f.q.columns, c.sizes[1], c.sizes[2]])
    cores[k - 1] = Tensor(l.matricized(leading: 2) * f.r.transpose).reshaped(to: [l.sizes[0], l.sizes[1], f.q.columns])
  }
  let allowed = relativeError * cores[cores.count - 1].frobeniusNorm / Double(max(1, cores.count - 1)).squareRoot()
  for k in cores.indices.dropLast() {
    let c = cores[k], n = cores[k + 1]
    let m = c.matricized(leading: 2)
    let s = try SVD(m)
    var r = s.singularValues.count
    while r > 1, s.singularValues[(r - 1)..<s.singularValues.count].norm <= allowed { r -= 1 }
    let u = s.u[columns: 0..<r]
    cores[k] = Tensor(u).reshaped(to: [c.sizes[0], c.sizes[1], r])
    cores[k + 1] = Tensor((u.transpose * m) * n.matricized(leading: 1)).reshaped(to: [r, n.sizes[1], n.sizes[2]])
  }
  return cores
}
