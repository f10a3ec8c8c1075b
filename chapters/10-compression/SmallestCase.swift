import LinearAlgebra
import Literate
import LowRank

func smallestCase(_ page: Page) throws {
  // snippet.smallest
  let w: Matrix<Double> = [[2, 0], [0, 1]]
  let x: Matrix<Double> = [[1, -1, 1, -1], [5, 5, -5, -5]]
  let strongest = LowRankMatrix(try SVD(w).truncated(toRank: 1))
  let loudest = try OutputSVD(w, inputs: x).truncated(toRank: 1)
  // snippet.end
  var table = Table("kept", "‖W − W′‖", "‖Wx − W′x‖, root mean square")
  for (name, small) in [
    ("first output", strongest), ("second output", loudest),
  ] {
    let missing = w - Matrix(small)
    let error = (missing * x).frobeniusNorm / 2  // the root of 4 inputs
    table.row(
      name, missing.frobeniusNorm.formatted(decimals: 0),
      error.formatted(decimals: 0))
  }
  page.print(table)
  try drawOutputs(page)
  try turn(page)
}
