import LinearAlgebra
import Literate

func candidates(_ page: Page) throws {
  let names = ["Ada", "Ben", "Cho", "Dev", "Eve"]
  // snippet.candidates
  // analysis, coding, writing, teamwork, punctuality
  let scores: Matrix<Double> = [
    [9, 9, 5, 4, 6],
    [6, 7, 8, 8, 9],
    [8, 9, 8, 7, 8],
    [4, 3, 7, 9, 7],
    [5, 4, 6, 6, 5],
  ]
  let svd = try SVD(scores).withFixedSigns()
  let sigma = svd.singularValues
  let overall = sigma[0] * svd.u[column: 0]
  let profile = sigma[1] * svd.u[column: 1]
  // snippet.end
  var table = Table("name", "mean", "layer 1", "layer 2")
  for (i, name) in names.enumerated() {
    let mean = scores[row: i].elements.reduce(0, +) / 5
    table.row(
      name, mean.formatted(decimals: 1), overall[i].formatted(decimals: 2),
      profile[i].formatted(decimals: 2))
  }
  page.print(table)
  page.print("σ", sigma, decimals: 2)
  page.print("v₁", svd.v[column: 0], decimals: 2)
  page.print("v₂", svd.v[column: 1], decimals: 2)
  let total = sigma.dot(sigma)
  page.record("candidates-first", percent(sigma[0] * sigma[0] / total))
  let two = sigma[0] * sigma[0] + sigma[1] * sigma[1]
  page.record("candidates-two", percent(two / total))
}
