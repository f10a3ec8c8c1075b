import LinearAlgebra

extension SVD<Double> {
  /// The same decomposition with the largest entry of every right singular
  /// vector positive, so that a page looks the same on every machine.
  func withFixedSigns() -> SVD {
    let signs = Vector(
      singularValues.indices.map { j in
        let column = v[column: j]
        let largest = column.max { $0.magnitude < $1.magnitude - 1e-9 } ?? 0
        return largest < 0 ? -1.0 : 1.0
      })
    return SVD(
      u: u.scaled(columnsBy: signs), singularValues: singularValues,
      v: v.scaled(columnsBy: signs))
  }
}

/// A relative error in words: its digits would be rounding, and differ from
/// machine to machine.
func atMostRounding(_ error: Double) -> String {
  error < 1e-14 ? "below 1e-14" : error.formatted(digits: 2)
}
