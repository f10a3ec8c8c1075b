import Gallery
import LinearAlgebra
import Literate
import LowRank

func approximateKernel(_ page: Page) throws {
  try drawNystrom(page)
  var generator = SplitMix64(seed: page.seed)
  // snippet.nystrom
  let points = Matrix<Double>.random(
    rows: 200, columns: 2, using: &generator)
  let kernel = Matrix.gaussianKernel(points, bandwidth: 0.2)
  let order = drawn(200, of: 200, using: &generator)
  // snippet.end
  var table = Table("k", "trace left", "largest λ", "smallest λ")
  for k in [5, 10, 20, 40] {
    // snippet.rest
    let nystrom = try Nystrom(kernel, landmarks: Array(order.prefix(k)))
    let rest = kernel - Matrix(nystrom)
    let lambda = try SymmetricEigen(rest).eigenvalues
    // snippet.end
    let smallest = lambda[0] > -1e-12 ? "> -1e-12" : "negative"
    table.row(
      "\(k)", rest.trace.formatted(digits: 4),
      lambda[199].formatted(digits: 3), smallest)
  }
  page.print(table)
  page.print()
  // snippet.indefinite
  let indefinite: Matrix<Double> = [[1, 2], [2, 1]]
  do {
    let nystrom = try Nystrom(indefinite, landmarks: [0])
    page.print("F", nystrom.factor)
  } catch {
    page.print(wrapped("\(error)"))
  }
  // snippet.end
}
