public import LinearAlgebra

extension SplitMix64 {
  /// How many numbers were drawn to come from a state of the generator to this one; `nil` if they
  /// are more than `most`, or if the states belong to different sequences.
  ///
  /// Two generators with the same next number are in the same state, since each state has a number of
  /// its own.
  ///
  /// - Complexity: O(most)
  public func draws(since start: SplitMix64, most: Int = 1 << 20) -> Int? {
    var (end, walker) = (self, start)
    let mark = end.next()
    for count in 0...most where walker.next() == mark { return count }
    return nil
  }
}

extension Exam {
  /// Expects that an answer drew its random numbers from the generator that it was given.
  ///
  /// The generator is looked at after the answer and compared with a copy from before. Any number of
  /// draws from 1 is honest, unless the case can tell how many.
  public func expect(
    _ generator: SplitMix64, wasDrawnFromSince start: SplitMix64,
    times counts: ClosedRange<Int> = 1...(1 << 20), as subject: String = "the generator"
  ) throws {
    let draws = generator.draws(since: start, most: counts.upperBound)
    let wanted =
      counts.lowerBound == counts.upperBound
      ? "\(counts.lowerBound) numbers are drawn from it"
      : counts.upperBound < 1 << 20
        ? "\(counts.lowerBound) to \(counts.upperBound) numbers are drawn from it"
        : "all random numbers are drawn from it"
    try expect(
      draws.map(counts.contains) ?? false, as: subject, expected: wanted,
      got: draws.map { "\($0) numbers are" } ?? "more numbers are, or it was replaced")
  }
}
