import Attempts
import LinearAlgebra

/// The factor for `mode` that, with the other factors as they are, brings the
/// sum of rank-one tensors nearest to `x`; of several, the one of least norm.
public func leastSquaresStep(
  _ x: Tensor<Double>, factors: [Matrix<Double>], mode: Int
) throws -> Matrix<Double> {
  // answer.begin
  let terms = factors[mode].columns
  var product = Matrix<Double>(rows: 1, columns: terms, repeating: 1)
  for (other, factor) in factors.enumerated() where other != mode {
    let before = product
    product = Matrix(rows: factor.rows * before.rows, columns: terms) { i, r in
      factor[i / before.rows, r] * before[i % before.rows, r]
    }
  }
  let svd = try SVD(product)
  let largest = svd.singularValues.first ?? 0
  let cutoff = Double(product.rows) * Double.ulpOfOne * largest
  let inverse = svd.singularValues.map { $0 > cutoff ? 1 / $0 : 0 }
  let coefficients = (x.unfolding(mode) * svd.u)
    .scaled(columnsBy: Vector(inverse))
  return coefficients * svd.v.transpose
  // answer.end
}
