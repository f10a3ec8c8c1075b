internal import LinearAlgebra
internal import LowRank

extension LadderMethod {
  /// Chapter 2: both factors are free, and no two thin factors of this size come closer.
  static let svd = LadderMethod(
    "SVD", chapter: 2, storedNumbers: { k, rows, columns in k * (rows + columns) }
  ) { a, sizes in
    let svd = try SVD(a)
    let norm = a.frobeniusNorm
    return try sizes.map { try svd.truncationError(rank: $0) / norm }
  }

  /// Chapter 1: the left factor A is given, here as k evenly spaced columns of the matrix M; the
  /// right one is the best for it, `A⁺M`.
  static let givenColumns = LadderMethod(
    "given columns", chapter: 1, storedNumbers: { k, rows, columns in k * (rows + columns) }
  ) { m, sizes in
    let norm = m.frobeniusNorm
    return try sizes.map { k in
      let given = (0..<k).map { (2 * $0 + 1) * m.columns / (2 * k) }
      let q = try QR(m[columns: given]).q
      return (m - q * (q.transpose * m)).frobeniusNorm / norm
    }
  }
}
