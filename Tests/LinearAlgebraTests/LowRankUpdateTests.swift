import LinearAlgebra
import Testing

/// A published demonstration: `np.random.seed(42)`, two Gaussian factors of rank 10, their product
/// of 1000 × 1000, and its singular values to four decimals.
@Suite struct `A product of two thin Gaussian factors` {
  @Test func `has the singular values that a Python program printed`() throws {
    var rng = NumPyRandom(seed: 42)
    let a = rng.randn(rows: 1000, columns: 10)
    let b = rng.randn(rows: 10, columns: 1000)
    let update = a * b
    let sigma = try update.singularValues()
    let printed = [
      "1107.0122", "1091.7630", "1060.2582", "1043.2086", "1018.6632", "1000.4088", "968.0277",
      "937.2101", "905.8596", "889.1837", "0.0000", "0.0000", "0.0000", "0.0000", "0.0000",
    ]
    #expect(sigma.prefix(15).map { $0.formatted(decimals: 4) } == printed)
    #expect(sigma.reduce(0, +).formatted(decimals: 2) == "10021.60")
    let errors = [1, 3, 5, 10].map { (rank: Int) -> String in
      (sigma[rank..<1000].norm / update.frobeniusNorm).formatted(decimals: 4)
    }
    #expect(errors == ["0.9373", "0.8057", "0.6623", "0.0000"])
  }
}
