import LinearAlgebra
import Literate
import LowRank

func muonQuintic(_ page: Page) throws {
  var table = Table("steps", "least", "greatest", "worst |y − 1|")
  // snippet.image
  let singularValues = 0.003...1.0
  for count in [1, 2, 3, 4, 5, 10, 20, 40] {
    let steps = Array(repeating: OddPolynomial.muon, count: count)
    let image = steps.image(of: singularValues)
    // snippet.end
    let worst = max(1 - image.lowerBound, image.upperBound - 1)
    table.row(
      "\(count)", image.lowerBound.formatted(decimals: 3),
      image.upperBound.formatted(decimals: 3), worst.formatted(decimals: 2))
    if count == 5 {
      page.record("muon-least", image.lowerBound, decimals: 3)
      page.record("muon-greatest", image.upperBound, decimals: 3)
    }
    if count == 40 { page.record("muon-worst", worst, decimals: 2) }
    if count >= 5 {
      try page.claim(
        "From five steps on the worst error stays above 0.2.", worst > 0.2)
    }
  }
  page.print(table)
  let (low, high) = (0.68, 1.21)
  let kept = OddPolynomial.muon.image(of: low...high)
  try page.claim(
    "A step maps the interval from \(low) to \(high) into itself.",
    kept.lowerBound >= low && kept.upperBound <= high)
  page.record("kept-low", low, decimals: 2)
  page.record("kept-high", high, decimals: 2)
  page.record("kept-percent", (100 * low / high).rounded(.down), decimals: 0)
  let five = Array(repeating: OddPolynomial.muon, count: 5)
  page.record("muon-slope", five(1e-9) / 1e-9, decimals: 0)
  let fixed = try fixedPoints()
  page.record("fixed-low", fixed[0], decimals: 3)
  page.record("fixed-high", fixed[1], decimals: 3)
  let slopes = fixed.map { x in
    let p = OddPolynomial.muon
    return p.a + 3 * p.b * x * x + 5 * p.c * x * x * x * x
  }
  page.record("fixed-low-slope", slopes[0], decimals: 2)
  page.record("fixed-high-slope", slopes[1], decimals: 2)
}

/// The positive solutions of p(x) = x, a quadratic equation in x².
private func fixedPoints() throws -> [Double] {
  let p = OddPolynomial.muon
  let root = (p.b * p.b - 4 * p.c * (p.a - 1)).squareRoot()
  return [-1.0, 1].map { ((-p.b + $0 * root) / (2 * p.c)).squareRoot() }
}
