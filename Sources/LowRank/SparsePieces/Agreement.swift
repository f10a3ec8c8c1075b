/// The number on which most entries of a line agree.
enum Agreement {
  /// The factor t for which `entries[i] = t·weights[i]` holds at as many places as at any other.
  ///
  /// It must hold at two places at least, for one entry alone proves nothing, and at more than there are zeros:
  /// an entry of a piece that is zero contradicts it, since another piece would have had to cancel it.
  /// The factor is then fitted to all places where it holds.
  ///
  /// - Parameters:
  ///   - entries: The entries of a row or column of what is left, at the places of the other side.
  ///   - weights: The numbers of the other side, none of them zero.
  ///   - tolerance: What counts as zero.
  /// - Returns: The factor, or nothing where none is agreed on.
  /// - Complexity: O(k²) for k places.
  static func factor(
    of entries: [Double], to weights: [Double], tolerance: Double
  ) -> Double? {
    var zeros = 0
    for entry in entries where entry.magnitude <= tolerance { zeros += 1 }
    var (best, most) = (0.0, Swift.max(1, zeros))
    for i in entries.indices where entries[i].magnitude > tolerance {
      let factor = entries[i] / weights[i]
      var count = 0
      for j in entries.indices {
        let window = tolerance * (1 + (weights[j] / weights[i]).magnitude)
        if (entries[j] - factor * weights[j]).magnitude <= window { count += 1 }
      }
      if count > most { (best, most) = (factor, count) }
    }
    if most < 2 || best == 0 { return nil }
    var (sum, square) = (0.0, 0.0)
    for j in entries.indices {
      let window = 2 * tolerance * (1 + weights[j].magnitude)
      if (entries[j] - best * weights[j]).magnitude <= window {
        sum += entries[j] * weights[j]
        square += weights[j] * weights[j]
      }
    }
    return square > 0 ? sum / square : nil
  }
}
