import LinearAlgebra
import Literate

func ratings(_ page: Page) throws {
  // snippet.ratings
  let a: Matrix<Double> = [
    [5, 1, 2],  // one viewer on action, comedy, romance
    [1, 4, 3],  // another
  ]
  let svd = try SVD(a).withFixedSigns()
  page.print("σ", svd.singularValues)
  for k in 0..<2 {
    let (u, v) = (svd.u[column: k], svd.v[column: k])
    let layer = svd.singularValues[k] * u.outer(v)
    page.print("layer \(k + 1)", layer, decimals: 2)
  }
  page.print("their sum", Matrix(svd), decimals: 2)
  // snippet.end
  // snippet.shapes
  let full = try SVD(full: a)
  page.print("thin: U \(svd.u.shape), V \(svd.v.shape)")
  page.print("full: U \(full.u.shape), V \(full.v.shape)")
  // snippet.end
  let sigma = svd.singularValues
  page.record("ratings-sigma1", sigma[0], decimals: 3)
  page.record("ratings-sigma2", sigma[1], decimals: 3)
  let energy = sigma[0] * sigma[0] / sigma.dot(sigma)
  page.record("ratings-energy", percent(energy))
  try page.draw("shapes", threeShapes())
}

/// A share of a total; all of it where there is nothing to share.
func share(_ part: Double, of total: Double) -> Double {
  total == 0 ? 1 : part / total
}
