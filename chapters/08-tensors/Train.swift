import Gallery
import LinearAlgebra
import Literate
import LowRank

// snippet.train
/// The cores of a tensor train whose steps each keep `rank` layers or fewer.
func trainCores(
  _ x: Tensor<Double>, rank: Int
) throws -> [Tensor<Double>] {
  var rest = x.reshaped(to: [1] + x.sizes)
  var cores: [Tensor<Double>] = []
  for _ in 1..<x.order {
    let matrix = rest.matricized(leading: 2)  // (r·n) × everything else
    let svd = try SVD(matrix)
    let kept = min(rank, svd.singularValues.count)
    let u = svd.u[columns: 0..<kept]
    cores.append(Tensor(u).reshaped(to: [rest.sizes[0], rest.sizes[1], kept]))
    rest = Tensor(u.transpose * matrix)
      .reshaped(to: [kept] + rest.sizes.dropFirst(2))
  }
  return cores + [rest.reshaped(to: rest.sizes + [1])]
}
// snippet.end

func train(_ page: Page) throws {
  try drawTrain(page)
  try drawSuccessiveSVDs(page)
  let x = Oscillator.amplitudes(points: 16)
  let plain = TensorTrain(cores: try trainCores(x, rank: 6))
  let library = try TensorTrain(x, maximalRank: 6)
  let agree = Tensor(plain).isApproximatelyEqual(
    to: Tensor(library), relativeTolerance: 1e-9)
  page.print("the tensor: \(x.shape), \(x.count) numbers")
  page.print("the listing and the library agree: \(agree)")
  page.print()
  var table = Table("asked for", "ranks", "stored", "error", "sum of steps")
  for tolerance in [1e-1, 1e-2, 1e-3, 1e-4] {
    let result = try TensorTrainSVD(x, relativeError: tolerance)
    let error = x.relativeError(of: Tensor(result.train))
    table.row(
      tolerance.formatted(digits: 1),
      result.train.ranks.map(String.init).joined(separator: ", "),
      "\(result.train.storedNumbers)", error.formatted(digits: 3),
      (result.error / x.frobeniusNorm).formatted(digits: 3))
  }
  page.print(table)
}
