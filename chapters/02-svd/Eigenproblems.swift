import Gallery
import LinearAlgebra
import Literate

func eigenproblems(_ page: Page) throws {
  // snippet.eigenproblems
  let a: Matrix<Double> = [[5, 1, 2], [1, 4, 3]]
  let sigma = try a.singularValues()
  page.print("σ²", sigma.hadamard(sigma))
  page.print("AᵀA", try SymmetricEigen(a.gram()).eigenvalues)
  page.print("AAᵀ", try SymmetricEigen(a.rowGram()).eigenvalues)
  let zero2 = Matrix<Double>.zero(rows: 2, columns: 2)
  let zero3 = Matrix<Double>.zero(rows: 3, columns: 3)
  let top = zero2.appending(columnsOf: a)
  let bottom = a.transposed().appending(columnsOf: zero3)
  let big = top.appending(rowsOf: bottom)
  page.print("[0 A; Aᵀ 0]", try SymmetricEigen(big).eigenvalues)
  // snippet.end
  page.print()
  try squaring(page)
}

/// What is left of small singular values after AᵀA has squared them.
private func squaring(_ page: Page) throws {
  // snippet.squaring
  let mu = 1e-9
  let lauchli = Matrix<Double>.lauchli(3, mu: mu)
  let direct = try lauchli.singularValues()
  let gram = try SymmetricEigen(lauchli.gram()).eigenvalues
  let detour = gram.reversed().map { $0.squareRoot() }
  // snippet.end
  let exact = [(3 + mu * mu).squareRoot(), mu, mu]
  var table = Table("Läuchli's matrix", "exact", "SVD", "√λ(AᵀA)")
  for k in 0..<3 {
    func cell(_ value: Double) -> String {
      let error = (value - exact[k]).magnitude / exact[k]
      return error < 1e-4 ? value.formatted(digits: 4) : "lost"
    }
    table.row(
      "σ\(lowered(k + 1))", exact[k].formatted(digits: 4), cell(direct[k]),
      cell(detour[k]))
  }
  page.print(table)
}

/// A small whole number written below the line.
func lowered(_ number: Int) -> String {
  String(
    String(number).unicodeScalars.map {
      Character(UnicodeScalar($0.value - 48 + 0x2080) ?? $0)
    })
}
