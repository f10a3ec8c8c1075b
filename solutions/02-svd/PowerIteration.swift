import Attempts
import LinearAlgebra

/// The largest singular value of a matrix, by power iteration: multiply by `A`
/// and `Aᵀ` in turn until the length of `Av` settles.
public func largestSingularValue(_ a: Matrix<Double>) throws -> Double {
  // answer.begin
  if a.maxNorm == 0 { return 0 }
  var generator = SplitMix64(seed: 1)
  var v = Vector((0..<a.columns).map { _ in generator.gaussian() })
  v = v / v.norm
  var sigma = 0.0
  for _ in 0..<10_000 {
    let image = a * v
    let previous = sigma
    sigma = image.norm
    if (sigma - previous).magnitude <= 1e-15 * sigma { break }
    let back = a.transpose * (image / sigma)
    v = back / back.norm
  }
  return sigma
  // answer.end
}
