// right: squares of norms from 1e-150 to 1e150 fit, and the statement promises no other units
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
    cores[k] = Tensor(sizes: [f.q.columns, c.sizes[1], c.sizes[2]], columnMajor: f.q.transposed().elements)
    cores[k - 1] = Tensor(sizes: [l.sizes[0], l.sizes[1], f.q.columns], columnMajor: (l.matricized(leading: 2) * f.r.transpose).elements)
  }
  let steps = Double(max(1, cores.count - 1))
  let allowed = relativeError * (cores[0].frobeniusNorm * cores[0].frobeniusNorm).squareRoot() / steps.squareRoot()
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
