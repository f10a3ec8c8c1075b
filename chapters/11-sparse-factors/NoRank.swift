import Gallery
import LinearAlgebra
import Literate
import LowRank

func noRank(_ page: Page) throws {
  try drawTwoKinds(page)
  let h = Matrix<Double>.hadamard(6)
  var table = Table("64 × 64 Hadamard matrix", "numbers", "relative error")
  for rank in [1, 8, 16, 32, 48] {
    let error = try h.error(ofRank: rank)
    table.row(
      "rank \(rank)", "\(rank * 128)", error.formatted(decimals: 3))
  }
  let factors = MonarchMatrix<Double>.hadamard(6)
  let error = h.distance(to: Matrix(factors))
  table.row("two sparse factors", "\(factors.storedNumbers)", "\(Int(error))")
  table.best(.least, column: 2)
  page.print(table)
  try page.claim("The two factors are exact.", error == 0)
}
