import Foundation
import LinearAlgebra
import Literate
import LowRank

func jumpRank(_ page: Page) throws {
  // snippet.jump
  let a: Matrix<Double> = [[1, 1], [1, 1]]
  let leavesRank: Matrix<Double> = [[0, 0], [0, 1]]
  let keepsRank: Matrix<Double> = [[0, 1], [0, 1]]
  let inverse = try a.pseudoInverse()
  var table = Table(
    "‖E‖", "1/‖E‖", "change of A⁺, rank 2", "change of A⁺, rank 1")
  for exponent in 1...6 {
    let size = pow(10, -Double(exponent))
    let changes = try [leavesRank, keepsRank].map { direction in
      let e = direction * (size / (try direction.spectralNorm()))
      return try ((a + e).pseudoInverse() - inverse).spectralNorm()
    }
    table.row(
      magnitude(size), magnitude(1 / size),
      changes[0].formatted(decimals: 1),
      changes[1].formatted(digits: 2))
  }
  page.print(table)
  // snippet.end
}
