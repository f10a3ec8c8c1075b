import LinearAlgebra
import Literate
import LowRank

func fourByFour(_ page: Page) throws {
  // snippet.torch
  var torch = TorchRandom(seed: 13)
  let m = Matrix<Double>(torch.rand(rows: 4, columns: 4))
  let svd = try SVD(m)
  page.print("M", m, decimals: 4)
  page.print("σ", svd.singularValues, decimals: 4)
  page.print("rank \(svd.numericalRank())")
  // snippet.end
  page.print()
  // snippet.balanced
  let nearest = try svd.truncated(toRank: 2)
  let factors = LowRankMatrix(balanced: nearest)  // U√S and √S Vᵀ
  let product = Matrix(factors)
  page.print("M₂", product, decimals: 4)
  let (left, right) = (factors.left, factors.right)
  let sizes = [left.frobeniusNorm, right.frobeniusNorm]
  page.print("‖A‖_F, ‖B‖_F", Vector(sizes), decimals: 4)
  let error = (m - product).frobeniusNorm
  let tail = try svd.truncationError(rank: 2)
  page.print("‖M − M₂‖_F", [error, tail], decimals: 4)
  // snippet.end
  page.print()
  // snippet.wrong-ranks
  let sigma = try SVD(product).singularValues
  let notNegative = sigma.count { $0 >= 0 }
  let notZero = sigma.count { $0 != 0 }
  // snippet.end
  var table = Table("how to count the singular values of M₂", "rank")
  table.row("not negative", "\(notNegative)")
  table.row("not zero", atMost(2, notZero))
  table.row("above max(m, n) ε σ₁", "\(try product.numericalRank())")
  page.print(table)
  page.record("torch-error", percent(error / m.frobeniusNorm))
}
