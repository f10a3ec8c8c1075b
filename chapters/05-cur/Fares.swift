import LinearAlgebra
import Literate
import LowRank

func completeFares(_ page: Page) throws {
  try drawCrossing(page)
  // snippet.fares
  let departure: Vector<Double> = [40, 65, 30, 80, 55]
  let arrival: Vector<Double> = [25, 50, 10, 70, 35, 45]
  let fares = Matrix(rows: 5, columns: 6) { departure[$0] + arrival[$1] }
  let (rows, columns) = ([0, 3], [1, 4])

  let c = fares[columns: columns]  // two columns
  let r = fares[rows: rows]  // two rows
  let w = c[rows: rows]  // where they cross
  let completed = c * (try w.solve(r))  // C W⁻¹ R
  // snippet.end
  page.print("A", fares, decimals: 0)
  page.print("C", c, decimals: 0)
  page.print("R", r, decimals: 0)
  page.print("W", w, decimals: 0)
  page.print("C W⁻¹ R", completed, decimals: 0)
  let difference = (completed - fares).maxNorm
  page.print("largest difference: \(shown(difference))")
  page.record("fares-asked", 2 * 6 + 2 * 5 - 4)
  page.record("fares-all", 5 * 6)
}
