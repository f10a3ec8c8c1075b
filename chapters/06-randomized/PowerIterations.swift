import LinearAlgebra
import Literate
import LowRank

func iterate(_ page: Page) throws {
  try drawPower(page)
  var random = SplitMix64(seed: page.seed)
  let (n, k, p, draws) = (150, 10, 5, 20)
  let counts = [0, 1, 2, 4, 8]
  var table = Table("spectrum", "q = 0", "q = 1", "q = 2", "q = 4", "q = 8")
  for example in try Example.three(size: n, using: &random) {
    let means = try counts.map { q in
      try (0..<draws).map { _ in
        let basis = try rangeFinder(
          example.a, size: k + p, powerIterations: q, using: &random)
        return try example.a.outside(basis).spectralNorm() / example.sigma[k]
      }.mean
    }
    table.row(example.name, means)
    if example.name == "slow" {
      for q in 0...2 { page.record("power-slow-\(q)", means[q], digits: 3) }
    }
  }
  var bounds = Array(repeating: [Double](), count: counts.count)
  for _ in 0..<draws {
    let size = try coupling(n, k, p, using: &random)
    for (i, q) in counts.enumerated() {
      bounds[i].append(.root(1 + size * size, 4 * q + 2))
    }
  }
  table.row("bound", bounds.map(\.mean))
  page.print("‖A − QQᵀA‖₂/σₖ₊₁ for k = \(k), p = \(p)")
  page.print(table)
  try sizeSketches(page)
}

/// ‖Ω₂Ω₁⁺‖₂ for a draw of the two blocks.
private func coupling(
  _ n: Int, _ k: Int, _ p: Int, using random: inout SplitMix64
) throws -> Double {
  let first = Matrix<Double>.gaussian(rows: k, columns: k + p, using: &random)
  let rest = Matrix<Double>.gaussian(
    rows: n - k, columns: k + p, using: &random)
  return try (rest * PseudoInverse(first).matrix).spectralNorm()
}

extension Table {
  /// Adds a row of five numbers.
  fileprivate mutating func row(_ name: String, _ numbers: [Double]) {
    let cells = numbers.map { $0.formatted(digits: 3) }
    row(name, cells[0], cells[1], cells[2], cells[3], cells[4])
  }
}
