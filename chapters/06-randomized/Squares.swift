import Gallery
import LinearAlgebra
import Literate
import LowRank

func subtractSquares(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let u = try Matrix<Double>.orthonormal(rows: 60, columns: 5, using: &random)
  let v = try Matrix<Double>.orthonormal(rows: 40, columns: 5, using: &random)
  let q = u[columns: 0..<4]
  var table = Table("error", "by subtracting squares", "from the remainder")
  var lost: [Double] = []
  let norm = Vector<Double>([4, 3, 2, 1]).norm
  for error in [1e-2, 1e-4, 1e-8, 1e-10] {
    // The basis holds four layers, and the error is the fifth.
    let a = u.scaled(columnsBy: [4, 3, 2, 1, error]) * v.transpose
    // snippet.squares
    let whole = a.frobeniusNorm
    let part = (q.transpose * a).frobeniusNorm
    let bySquares = max(0, whole * whole - part * part).squareRoot()
    let fromRemainder = (a - q * (q.transpose * a)).frobeniusNorm
    // snippet.end
    table.row(
      shown(error, digits: 1), trusted(bySquares, error),
      trusted(fromRemainder, error))
    if !isRight(bySquares, error) { lost.append(error) }
  }
  page.print("errors of a matrix with the norm \(norm.formatted(digits: 2))")
  page.print(table)
  page.record("squares-lost", shown(lost.max() ?? 0, digits: 1))
}

/// A number with the two digits that a right one has, or what there is to say
/// of a wrong one.
private func trusted(_ got: Double, _ error: Double) -> String {
  isRight(got, error) ? shown(got, digits: 2) : "no digit is right"
}

private func isRight(_ got: Double, _ error: Double) -> Bool {
  abs(got - error) < 0.005 * error
}
