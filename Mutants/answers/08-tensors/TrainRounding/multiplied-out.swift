// multiplied out
import Attempts
import LinearAlgebra

/// A train with smaller ranks whose relative error is at most `relativeError`,
/// found without multiplying the train out.
public func roundedTrain(
  _ train: [Tensor<Double>], relativeError: Double
) throws -> [Tensor<Double>] {
  var t = train[0].matricized(leading: 2)
  for c in train.dropFirst() { t = Matrix(rows: t.rows * c.sizes[1], columns: c.sizes[2], columnMajor: (t * c.matricized(leading: 1)).elements) }
  let sizes = train.map { $0.sizes[1] }
  let x = Tensor(sizes: sizes, columnMajor: t.elements)
  let allowed = relativeError * x.frobeniusNorm / Double(max(1, train.count - 1)).squareRoot()
  var rest = x.reshaped(to: [1] + sizes), cores: [Tensor<Double>] = [], r = 1
  for k in 0..<(sizes.count - 1) {
    let m = rest.matricized(leading: 2)
    let s = try SVD(m)
    var keep = s.singularValues.count
    while keep > 1 && s.singularValues[(keep - 1)...].reduce(0, { $0 + $1 * $1 }).squareRoot() <= allowed { keep -= 1 }
    cores.append(Tensor(sizes: [r, sizes[k], keep], columnMajor: s.u[columns: 0..<keep].elements))
    rest = Tensor(sizes: [keep] + sizes[(k + 1)...], columnMajor: (s.u[columns: 0..<keep].transpose * m).elements)
    r = keep
  }
  return cores + [rest.reshaped(to: [r, sizes[sizes.count - 1], 1])]
}
