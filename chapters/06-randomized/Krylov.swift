import LinearAlgebra
import Literate
import LowRank

func keepBlocks(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let (k, size) = (10, 200)
  let example = try Example("slow", size: size, using: &random) {
    1 / Double($0).squareRoot()
  }
  let a = example.a
  func excess(_ svds: [SVD<Double>]) throws -> Double {
    let errors = try svds.map { try (a - Matrix($0)).spectralNorm() }
    return errors.mean / example.sigma[k] - 1
  }
  let counts = Array(0...8)
  var (power, krylov) = ([Double](), [Double]())
  for q in counts {
    power.append(
      try excess(
        try (0..<5).map { _ in
          try SVD(
            randomized: a, rank: k, oversampling: 5, powerIterations: q,
            using: &random)
        }))
    krylov.append(
      try excess(
        try (0..<5).map { _ in
          try SVD(
            blockKrylov: a, rank: k, iterations: q, blockSize: k + 5,
            using: &random)
        }))
  }
  var table = Table("products with A or Aᵀ", "power", "block Krylov")
  for q in [0, 1, 2, 4, 8] {
    table.row("\(2 * q + 2)", shownExcess(power[q]), shownExcess(krylov[q]))
  }
  page.print("‖A − UΣVᵀ‖₂/σₖ₊₁ − 1 for k = \(k), blocks of \(k + 5) columns")
  table.best(.least, inEachRowOf: 1..<3)
  page.print(table)
  page.record("krylov-few", 6)
  let slower = power.firstIndex { $0 < krylov[2] } ?? counts.count
  page.record("krylov-many", 2 * slower)
  let x = counts.map { Double(2 * $0 + 2) }
  func line(_ name: String, _ errors: [Double]) -> Series {
    let kept = errors.prefix { $0 > 1e-9 }
    return .linePoints(name, x: Array(x.prefix(kept.count)), kept)
  }
  try page.figure(
    "krylov",
    Plot(
      x: Axis("products of A or Aᵀ with a block"),
      y: Axis("excess over the least error", .logarithmic),
      line("power iterations", power), line("block Krylov", krylov)
    ).with(key: .bottomLeft))
}

private func shownExcess(_ excess: Double) -> String {
  excess < 1e-9 ? "< 1e-9" : excess.formatted(digits: 2)
}
