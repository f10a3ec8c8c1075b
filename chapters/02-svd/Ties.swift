import LinearAlgebra
import Literate

func ties(_ page: Page) throws {
  // snippet.ties
  let a = Matrix<Double>(diagonal: [3, 2, 1])
  var table = Table("B", "‖A − B‖₂", "‖A − B‖_F")
  for t in [0.5, 1, 2, 3, 4, 5, 5.5] {
    let b = Matrix<Double>(diagonal: [t, 0, 0])
    let difference = a - b
    table.row(
      "diag(\(t.formatted(digits: 2)), 0, 0)",
      try difference.spectralNorm().formatted(decimals: 3),
      difference.frobeniusNorm.formatted(decimals: 3))
  }
  page.print(table)
  // snippet.end
}
