internal import LinearAlgebra
internal import LowRank

extension LadderMethod {
  /// Chapter 4: the left factor consists of the k columns that pivoted QR takes first, the right one
  /// is the best for them.
  ///
  /// The coefficients of the chosen columns are known, so they are not stored; their k indices are.
  static let chosenColumns = LadderMethod(
    "ID", chapter: 4,
    storedNumbers: { k, rows, columns in k * (rows + columns - k) + k }
  ) { m, sizes in
    let norm = m.frobeniusNorm
    let qr = try TruncatedPivotedQR(m, rank: sizes.max() ?? 0)
    let errors = qr.residualNorms
    // Fewer columns are taken if nothing at all is left.
    return sizes.map { errors[min($0, qr.rank)] / norm }
  }
}
