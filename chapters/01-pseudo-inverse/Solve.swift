import LinearAlgebra
import Literate
import LowRank

// snippet.shortest
/// The shortest least-squares solution, the sum of `(uⱼᵀb/σⱼ) vⱼ`.
func shortestSolution(
  _ svd: SVD<Double>, _ b: Vector<Double>, keeping rank: Int
) -> Vector<Double> {
  var x = Vector<Double>.zero(svd.v.rows)
  for j in 0..<rank {
    let coordinate = svd.u[column: j].dot(b) / svd.singularValues[j]
    x = x + coordinate * svd.v[column: j]
  }
  return x
}
// snippet.end

func solveWithSVD(_ page: Page) throws {
  // snippet.solve
  let a: Matrix<Double> = [[1, 0, 1], [1, 1, 2], [1, 2, 3], [1, 3, 4]]
  let b: Vector<Double> = [1, 2, 4, 4]
  let svd = try SVD(a)
  page.print("singular values", svd.singularValues)
  page.print("keeping 2", shortestSolution(svd, b, keeping: 2))
  page.print("library ", try PseudoInverse(a).solve(b))
  // snippet.end
}
