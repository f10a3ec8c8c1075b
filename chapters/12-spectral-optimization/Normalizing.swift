import LinearAlgebra
import Literate
import LowRank

func normalizing(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // Like a gradient: one strong direction, and much that is weak.
  let noise = Matrix<Double>.gaussian(rows: 32, columns: 48, using: &random)
  let ones = Matrix<Double>(rows: 32, columns: 48, repeating: 1)
  let m = ones + 0.1 * noise
  let top = try m.spectralNorm()
  // snippet.estimate
  let start = Matrix<Double>.gaussian(rows: 48, columns: 1, using: &random)
  let estimate = (m * start).frobeniusNorm / start.frobeniusNorm
  // snippet.end
  let divisors = [
    ("Frobenius norm", m.frobeniusNorm), ("spectral norm", top),
    ("one step of power iteration", estimate), ("largest entry", m.maxNorm),
  ]
  let express = try PolarExpress(from: 1e-3, steps: 8).polynomials
  let muon = Array(repeating: OddPolynomial.muon, count: 5)
  var table = Table("divided by the", "σ₁ at the start", "Muon", "best")
  for (name, divisor) in divisors {
    let x = top / divisor
    table.row(
      name, x.formatted(digits: 2), verdict(muon(x)), verdict(express(x)))
  }
  page.print("what the steps make of the largest singular value")
  page.print(table)
  try page.claim(
    "One step of power iteration and the largest entry are too small.",
    top / estimate > 1.3 && !(abs(muon(top / estimate)) < 2)
      && !(abs(express(top / m.maxNorm)) < 2))
  let edge = muon.image(of: 0.003...1.26)
  try page.claim("Muon bears 1.26.", edge.upperBound < 1.3)
}

private func verdict(_ value: Double) -> String {
  abs(value) < 2 ? value.formatted(decimals: 2) : "beyond all bounds"
}
