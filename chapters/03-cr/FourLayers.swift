import LinearAlgebra
import Literate
import LowRank

/// Four layers that nearly cancel, small enough to check by hand.
let small = (
  x: [[4, -3, 1, 0], [0, 0, 1, 1]] as Matrix<Double>,
  y: [[1, 0], [1, 0], [1, 1], [0, 1]] as Matrix<Double>
)

func fourLayers(_ page: Page) throws {
  // snippet.four
  let product = try ColumnRowProduct(small.x, small.y)
  page.print("X", small.x, decimals: 0)
  page.print("Y", small.y, decimals: 0)
  page.print("XY", product.exact, decimals: 0)
  page.print("sizes", product.pairNorms, decimals: 0)

  var table = Table("layers", "weights 1", "best weights")
  let nothing = product.squaredErrorOfZero.formatted(decimals: 2)
  table.row("none", nothing, nothing)
  for i in 0..<4 {
    for j in (i + 1)..<4 {
      let plain = ColumnRowSelection<Double>(indices: [i, j], weights: [1, 1])
      let best = try product.optimallyWeighted([i, j])
      table.row(
        "\(i + 1) and \(j + 1)",
        product.squaredError(plain).formatted(decimals: 2),
        product.squaredError(best).formatted(decimals: 2))
    }
  }
  page.print()
  page.print("Squared errors:")
  page.print(table)
  // snippet.end
  let largest = try product.largest(2)
  page.record("four-zero", product.squaredErrorOfZero, decimals: 0)
  page.record("four-largest", product.squaredError(largest), decimals: 0)
}
