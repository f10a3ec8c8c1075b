import LinearAlgebra
import Literate

func smallestCase(_ page: Page) throws {
  // snippet.smallest-case
  let a: Matrix<Double> = [[2, 0], [0, 1]]
  let sigma = try a.singularValues()
  page.print("σ", sigma)
  // snippet.end
  page.record("larger-value", sigma[0] / sigma[1], digits: 2)
  try page.figure(
    "smallest-case",
    Plot(x: Axis("k"), y: Axis("σₖ"), .linePoints("σ", sigma)))
}
