import LinearAlgebra
import Literate
import LowRank

func showProjectors(_ page: Page) throws {
  // snippet.projectors
  let a: Matrix<Double> = [[1, 0, 1], [1, 1, 2], [1, 2, 3], [1, 3, 4]]
  let inverse = try a.pseudoInverse()
  let ontoColumns = a * inverse
  let ontoRows = inverse * a
  page.print("A", a, decimals: 0)
  page.print("AA⁺", ontoColumns)
  page.print("A⁺A", ontoRows)
  page.print("traces", [ontoColumns.trace, ontoRows.trace])
  // snippet.end
  page.record("projector-trace", ontoRows.trace, decimals: 0)
  try page.draw("subspaces", fourSubspaces())
}
