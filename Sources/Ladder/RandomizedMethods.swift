internal import LinearAlgebra
internal import LowRank

extension LadderMethod {
  /// Chapter 6: the randomized SVD without power iterations, from a sketch ten columns wider than
  /// k.
  static let randomSketch = LadderMethod(
    "random sketch", chapter: 6, storedNumbers: { k, rows, columns in k * (rows + columns) }
  ) { a, sizes in
    let norm = a.frobeniusNorm
    return try sizes.map { k in
      var generator = SplitMix64(seed: 6)
      let svd = try SVD(randomized: a, rank: k, powerIterations: 0, using: &generator)
      return (a - Matrix(svd)).frobeniusNorm / norm
    }
  }
}
