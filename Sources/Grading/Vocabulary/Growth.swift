internal import Foundation

extension Exam {
  /// Expects that the time of an answer grows no faster than a power of the size.
  ///
  /// It is the time that a processor works for it, and the shortest of several is compared at each size:
  /// whatever else the machine does only makes times longer. A busy machine gets more tries; an answer
  /// of a higher order fails them all.
  ///
  /// At the smaller size the work should take long enough to be seen. An exponent half-way between the
  /// order that is wanted and the one that is not leaves both sides the widest margin.
  public func expect(
    timeFrom sizes: (small: Int, large: Int), growsAtMostWithPower exponent: Double,
    as subject: String, of work: (Int) throws -> Void
  ) throws {
    let ratio = Double(sizes.large) / Double(sizes.small)
    let allowed = pow(ratio, exponent)
    // Whose time counts is found before it is taken, so what the first call starts must be there.
    try work(sizes.small)
    var growth = Growth()
    for attempt in 1...8 {
      try growth.measure(sizes.small, sizes.large, work)
      if attempt > 1 && growth.ratio <= allowed { return }
    }
    let (first, last) = (growth.small.exhibit, growth.large.exhibit)
    try fail(
      subject,
      expected:
        "at most \(allowed.exhibit) times as long for size \(sizes.large) as for \(sizes.small)",
      got: "\(growth.ratio.exhibit) times as long: \(last) s, and \(first) s")
  }

  /// Expects that a count, of entries read or of calls made, grows no faster than a power of the size.
  public func expect(
    countFrom sizes: (small: Int, large: Int), growsAtMostWithPower exponent: Double,
    as subject: String, of count: (Int) throws -> Int
  ) throws {
    let (small, large) = (try count(sizes.small), try count(sizes.large))
    let allowed =
      Double(small) * pow(Double(sizes.large) / Double(sizes.small), exponent)
    try expect(
      Double(large) <= allowed, as: subject,
      expected: "\(small) at size \(sizes.small), at most \(allowed.exhibit) at \(sizes.large)",
      got: "\(large)")
  }
}

/// The shortest times seen at two sizes, in seconds.
struct Growth {
  private let clock = ProcessorTime()
  private(set) var small = Double.infinity
  private(set) var large = Double.infinity

  var ratio: Double { large / small }

  mutating func measure(
    _ smallSize: Int, _ largeSize: Int, _ work: (Int) throws -> Void
  ) throws {
    // Several short runs for each long one: the shortest of few short times is not yet the shortest.
    for _ in 0..<4 { small = min(small, try clock.seconds { try work(smallSize) }) }
    large = min(large, try clock.seconds { try work(largeSize) })
  }
}
