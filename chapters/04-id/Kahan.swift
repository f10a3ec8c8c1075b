import Foundation
import Gallery
import LinearAlgebra
import Literate
import LowRank

func tryKahan(_ page: Page) throws {
  let small = Matrix<Double>.kahan(5)
  page.print("Kahan's matrix of size 5", small, decimals: 3)
  page.print()
  let cosine = cos(1.2)
  var table = Table(
    "n", "σₙ", "error", "error/σₙ", "largest |z|", "c(1 + c)ⁿ⁻²")
  for n in [10, 20, 30, 40] {
    let m = Matrix<Double>.kahan(n)
    let id = try InterpolativeDecomposition(m, rank: n - 1)
    let least = try m.singularValues()[n - 1]
    let error = try (m - Matrix(id)).spectralNorm()
    let predicted = cosine * pow(1 + cosine, Double(n - 2))
    table.row(
      "\(n)", least.formatted(digits: 2), error.formatted(digits: 2),
      threeDigits(error / least), threeDigits(id.coefficients.maxNorm),
      threeDigits(predicted))
  }
  page.print(table)
  page.record("kahan-cosine", cosine, digits: 3)
  page.record("kahan-sine", sin(1.2), digits: 3)
  try leaveOneOut(page)
}
