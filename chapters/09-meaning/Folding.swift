import LinearAlgebra
import Literate
import TextAnalysis

func folding(_ page: Page, _ shelf: Shelf) throws {
  let reading = try shelf.reading(TextRecipe.recommended())
  let judgments = try LeeCorpus.judgments()
  let model = reading.model
  var table = Table(
    "coordinates", "finds itself", "least cosine with itself", "with people")
  for (name, power) in [("a V", 0.0), ("a V Σ⁻¹", -1.0), ("a V Σ", 1.0)] {
    // snippet.powers
    let powers = Vector(model.singularValues.map { $0.power(power) })
    func place(_ a: SparseMatrix<Double>) -> Matrix<Double> {
      model.coordinates(of: a) * Matrix(diagonal: powers)
    }
    let cosines = Cosines.between(place(reading.background), model.texts)
    // snippet.end
    let found = (0..<cosines.rows).count { i in
      cosines[row: i].allSatisfy { $0 <= cosines[i, i] + 1e-9 }
    }
    let least = (0..<cosines.rows).reduce(1) { min($0, cosines[$1, $1]) }
    let new = place(reading.judged)
    let people = judgments.correlation(with: Cosines.between(new, new)) ?? 0
    table.row(
      name, "\(found) of \(cosines.rows)", least.formatted(decimals: 2),
      people.formatted(decimals: 3))
    if power == 0 {
      try page.claim(
        "Each text is folded in where it is.",
        found == cosines.rows && least > 1 - 1e-9)
    }
  }
  page.print(table)
}

extension Double {
  /// The number, its inverse or 1: what a power of 1, −1 or 0 is.
  fileprivate func power(_ exponent: Double) -> Double {
    exponent == 0 ? 1 : exponent > 0 ? self : 1 / self
  }
}
