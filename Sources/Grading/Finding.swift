/// What a check stopped at, and what of the answer's result it looked at there.
struct Finding: Sendable {
  /// Which case it was, from 1.
  var place: Int
  /// What does not hold.
  var mismatch: Mismatch
  /// What was looked at, as numbers; nil where only words tell.
  var measure: Measure?

  /// Whether another answer is stopped at the same place, by the same result.
  func isLike(_ other: Finding) -> Bool {
    guard place == other.place, mismatch.caseName == other.mismatch.caseName,
      mismatch.subject == other.mismatch.subject
    else { return false }
    guard let measure, let another = other.measure else {
      return measure == nil && other.measure == nil && mismatch.got == other.mismatch.got
    }
    return measure.agrees(with: another)
  }
}
