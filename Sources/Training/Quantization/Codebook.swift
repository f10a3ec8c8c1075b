/// A short list of numbers, of which each other number is replaced by the nearest.
struct Codebook: Sendable {
  /// The numbers in ascending order, 256 at most.
  let values: [Double]
  /// Where the nearest number changes.
  private let midpoints: [Double]

  init(_ values: [Double]) {
    self.values = values.sorted()
    midpoints = zip(self.values, self.values.dropFirst()).map { ($0 + $1) / 2 }
  }

  /// The widest distance between neighbors; no number in range is farther than half of it.
  var widestGap: Double { zip(values, values.dropFirst()).map { $1 - $0 }.max() ?? 0 }

  /// The place in the list of the number nearest to another; of two, the lower one.
  @inline(__always)
  func code(nearestTo value: Double) -> UInt8 {
    var (low, count) = (0, midpoints.count)
    while count > 0 {
      let half = count / 2
      if midpoints[low + half] < value {
        low += half + 1
        count -= half + 1
      } else {
        count = half
      }
    }
    return UInt8(truncatingIfNeeded: low)
  }
}
