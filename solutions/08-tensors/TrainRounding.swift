import Attempts
import LinearAlgebra

/// A train with smaller ranks whose relative error is at most `relativeError`,
/// found without multiplying the train out.
public func roundedTrain(
  _ train: [Tensor<Double>], relativeError: Double
) throws -> [Tensor<Double>] {
  // answer.begin
  var cores = train
  for k in cores.indices.dropFirst().reversed() {
    let (core, left) = (cores[k], cores[k - 1])
    let qr = try QR(core.matricized(leading: 1).transposed())
    let rank = qr.q.columns
    cores[k] = Tensor(qr.q.transposed())
      .reshaped(to: [rank, core.sizes[1], core.sizes[2]])
    cores[k - 1] = Tensor(left.matricized(leading: 2) * qr.r.transpose)
      .reshaped(to: [left.sizes[0], left.sizes[1], rank])
  }
  let steps = Double(max(1, cores.count - 1))
  let allowed = relativeError * cores[0].frobeniusNorm / steps.squareRoot()
  for k in cores.indices.dropLast() {
    let (core, next) = (cores[k], cores[k + 1])
    let matrix = core.matricized(leading: 2)
    let svd = try SVD(matrix)
    var rank = svd.singularValues.count
    let sigma = svd.singularValues
    while rank > 1, sigma[(rank - 1)..<sigma.count].norm <= allowed {
      rank -= 1
    }
    let u = svd.u[columns: 0..<rank]
    cores[k] = Tensor(u).reshaped(to: [core.sizes[0], core.sizes[1], rank])
    let rest = (u.transpose * matrix) * next.matricized(leading: 1)
    cores[k + 1] = Tensor(rest)
      .reshaped(to: [rank, next.sizes[1], next.sizes[2]])
  }
  return cores
  // answer.end
}
