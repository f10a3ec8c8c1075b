import LinearAlgebra
import Literate

func perturbation(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let sigma = Vector((0..<20).map { 10 - 0.5 * Double($0) })
  let a = try Matrix.random(
    rows: 40, columns: 20, singularValues: sigma, using: &generator)
  let svd = try SVD(a)
  // snippet.perturbation
  func largestMove(_ e: Matrix<Double>) throws -> Double {
    let moved = try (a + e).singularValues()
    let moves = zip(moved, sigma).map { ($0 - $1).magnitude }
    return (moves.max() ?? 0) / (try e.spectralNorm())
  }
  let noise = Matrix<Double>.gaussian(rows: 40, columns: 20, using: &generator)
  let aligned = svd.u[column: 4].outer(svd.v[column: 4])
  let crossed = svd.u[column: 4].outer(svd.v[column: 5])
  // snippet.end
  var table = Table("change E", "max |σⱼ(A+E) − σⱼ(A)| / ‖E‖₂")
  for (name, e) in [
    ("random", 0.01 * noise), ("u₅v₅ᵀ", 0.01 * aligned),
    ("u₅v₆ᵀ", 0.01 * crossed),
  ] {
    table.row(name, try largestMove(e).formatted(decimals: 3))
  }
  page.print(table)
}
