import Gallery
import LinearAlgebra
import Literate
import LowRank

func invertWithoutThreshold(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let points = Matrix<Double>.random(rows: 200, columns: 1, using: &generator)
  let smooth = Matrix.gaussianKernel(points, bandwidth: 0.5)
  var table = Table("k", "λ(W) < 0", "C Q Λ^(−1/2)", "Nyström", "rank kept")
  for k in [5, 20, 40] {
    // snippet.unguarded
    let landmarks = evenly(k, of: 200)
    let c = smooth[columns: landmarks]
    let eigen = try SymmetricEigen(c[rows: landmarks])
    let roots = eigen.eigenvalues.map { 1 / $0.squareRoot() }
    let f = (c * eigen.eigenvectors).scaled(columnsBy: Vector(roots))
    let unguarded = f * f.transpose
    let nystrom = try Nystrom(smooth, landmarks: landmarks)
    // snippet.end
    let error = relativeError(Matrix(nystrom), of: smooth)
    let negative = eigen.eigenvalues.contains { $0 < 0 }
    table.row(
      "\(k)", negative ? "some" : "none",
      unguarded.isFinite ? shown(relativeError(unguarded, of: smooth)) : "NaN",
      error < 1e-9 ? "< 1e-9" : shown(error),
      "\(nystrom.factor.columns)")
  }
  page.print(table)
}
