import Foundation
import Gallery
import LinearAlgebra
import Literate
import LowRank

func keepPrecision(_ page: Page) throws {
  let m = Matrix<Double>.hilbert(300)
  let sigma = try m.singularValues()
  var table = Table(
    "ε", "by pivots: k", "error/ε", "certified: k", "error/ε", "bound/ε",
    "least k")
  for exponent in [3, 6, 9, 12] {
    let epsilon = pow(10, -Double(exponent))
    // snippet.certified
    let hoped = try stoppedByPivots(m, epsilon)
    let proved = try CertifiedID(m, relativeError: epsilon)
    // snippet.end
    let (id, proof) = (proved.decomposition, proved.certificate)
    let least = sigma.prefix { $0 > epsilon * sigma[0] }.count
    func text(_ x: Double) -> String { (x / epsilon).formatted(decimals: 2) }
    let wrong = try relativeError(m, hoped, sigma[0])
    table.row(
      magnitude(epsilon), "\(hoped.rank)", text(wrong), "\(id.rank)",
      text(try relativeError(m, id, sigma[0])),
      text(proof.relativeErrorBound), "\(least)")
    if exponent == 3 { page.record("hoped", wrong / epsilon, decimals: 1) }
  }
  page.print(table)
}

// snippet.pivots
/// The common rule: stop when the next pivot is at most ε times the first.
private func stoppedByPivots(
  _ m: Matrix<Double>, _ epsilon: Double
) throws -> InterpolativeDecomposition<Double> {
  let qr = try TruncatedPivotedQR(m)
  let pivots = qr.r.diagonal.map(\.magnitude)
  let k = pivots.prefix { $0 > epsilon * pivots[0] }.count
  return try InterpolativeDecomposition(m, qr, rank: k)
}
// snippet.end

private func relativeError(
  _ m: Matrix<Double>, _ id: InterpolativeDecomposition<Double>,
  _ norm: Double
) throws -> Double {
  try (m - Matrix(id)).spectralNorm() / norm
}
