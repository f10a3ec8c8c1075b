import LinearAlgebra
import Literate
import LowRank

func principalStart(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let w = Matrix<Double>.gaussian(rows: 30, columns: 20, using: &generator)
  // snippet.pissa
  let (rank, s) = (4, 2.0)
  let top = try SVD(w).truncated(toRank: rank)
  let half = Vector(top.singularValues.map { ($0 / s).squareRoot() })
  let b = top.u.scaled(columnsBy: half)
  let a = top.v.scaled(columnsBy: half).transposed()
  let residual = w - s * (b * a)  // frozen
  // snippet.end
  let start = w.distance(to: residual + s * (b * a))
  page.print("residual + sBA: \(orRounding(start))")
  // snippet.unscaled
  let unscaled = w - b * a  // the scale is missing
  let wrong = w.distance(to: unscaled + s * (b * a))
  // snippet.end
  page.print("without the scale in the residual: \(percent(wrong)) off")
  page.record("pissa-wrong", percent(wrong))
  try page.claim("The start is the weight itself.", start < 1e-13)
}
