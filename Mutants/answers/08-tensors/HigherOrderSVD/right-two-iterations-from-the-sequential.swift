// right two iterations from the sequential
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  var core = x
  var us: [Matrix<Double>] = []
  for m in x.sizes.indices {
    us.append(try SVD(core.unfolding(m)).u[columns: 0..<ranks[m]])
    core = core.multiplied(inMode: m, by: us[m].transpose)
  }
  for _ in 0..<2 {
    for m in x.sizes.indices {
      let y = x.sizes.indices.filter { $0 != m }.reduce(x) { $0.multiplied(inMode: $1, by: us[$1].transpose) }
      us[m] = try SVD(y.unfolding(m)).u[columns: 0..<ranks[m]]
      core = y.multiplied(inMode: m, by: us[m].transpose)
    }
  }
  return (core, us)
}
