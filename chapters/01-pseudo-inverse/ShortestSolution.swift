import Foundation
import LinearAlgebra
import Literate
import LowRank

func findShortestSolution(_ page: Page) throws {
  // snippet.shortest
  let a: Matrix<Double> = [[1, 2]]
  let inverse = try a.pseudoInverse()
  let x = inverse * Vector([5.0])
  page.print("A⁺", inverse)
  page.print("A⁺b", x)

  let free: Vector<Double> = [2, -1]  // A * free = 0
  var table = Table("t", "x₁", "x₂", "Ax", "‖x‖")
  for t in [-1.0, -0.5, 0, 0.5, 1] {
    let other = x + t * free  // another solution
    let numbers = [t, other[0], other[1], (a * other)[0], other.norm]
    let cells = numbers.map { $0.formatted(decimals: 2) }
    table.row(cells[0], cells[1], cells[2], cells[3], cells[4])
  }
  page.print(table)
  // snippet.end
  page.record("shortest-norm", x.norm, decimals: 3)
  try page.figure("shortest-solution", picture(x, free))
}

/// All solutions, the row space, and the circle on which they meet.
private func picture(_ x: Vector<Double>, _ free: Vector<Double>) -> Plot {
  let along = [-1.3, 1.8]
  let angles = (0...120).map { Double($0) * .pi / 60 }
  var plot = Plot(
    x: Axis("x₁", range: -3...5), y: Axis("x₂", range: -2.5...4),
    .line(
      "all solutions of x₁ + 2x₂ = 5", x: along.map { x[0] + $0 * free[0] },
      along.map { x[1] + $0 * free[1] }),
    .dashed("row space of A", x: [-1.2, 1.8], [-2.4, 3.6]),
    .linePoints("A⁺b", x: [0, x[0]], [0, x[1]]),
    .dashed(
      "all x as short as A⁺b", x: angles.map { x.norm * cos($0) },
      angles.map { x.norm * sin($0) }))
  plot.aspect = 1.2
  plot.key = .bottomRight
  return plot
}
