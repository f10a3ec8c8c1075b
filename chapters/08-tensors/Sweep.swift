import LinearAlgebra
import Literate
import LowRank

// snippet.sweep
/// One sweep of alternating least squares over the three modes.
func sweep(
  _ x: Tensor<Double>, _ factors: [Matrix<Double>]
) throws -> [Matrix<Double>] {
  var (a, b, c) = (factors[0], factors[1], factors[2])
  func solve(
    _ mode: Int, _ p: Matrix<Double>, _ q: Matrix<Double>
  ) throws -> Matrix<Double> {
    let gram = p.gram().hadamard(q.gram())
    let right = x.unfolding(mode) * p.khatriRao(q)
    return try gram.solve(right.transposed()).transposed()
  }
  a = try solve(0, c, b)
  b = try solve(1, c, a)
  c = try solve(2, b, a)
  return [a, b, c]
}
// snippet.end

/// Random factors of rank 3 for sizes 8 × 9 × 10.
private func randomFactors(
  using generator: inout SplitMix64
) -> [Matrix<Double>] {
  [8, 9, 10].map { size in
    Matrix<Double>.gaussian(rows: size, columns: 3, using: &generator)
  }
}

func plainSweep(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let x = Tensor(CP(factors: randomFactors(using: &generator)))
  let start = randomFactors(using: &generator)
  var factors = start
  for _ in 0..<10 { factors = try sweep(x, factors) }
  let settings = CPSettings<Double>(sweeps: 10, tolerance: 0)
  let fit = try CPFit(x, startingFrom: CP(factors: start), settings: settings)
  let ours = Tensor(CP(factors: factors))
  let theirs = Tensor(fit.decomposition)
  let agree = ours.isApproximatelyEqual(to: theirs, relativeTolerance: 1e-8)
  page.print("after ten sweeps both give the same tensor: \(agree)")
  let errors = zip(fit.relativeErrors, fit.relativeErrors.dropFirst())
  page.print("the error never grew: \(errors.allSatisfy { $0 >= $1 })")
}
