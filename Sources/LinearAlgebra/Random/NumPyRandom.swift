internal import RealModule

/// The numbers of `numpy.random.seed(n)`, bit for bit.
///
/// ```swift
/// var rng = NumPyRandom(seed: 42)                // np.random.seed(42)
/// let a = rng.randn(rows: 1000, columns: 10)     // np.random.randn(1000, 10)
/// let i = rng.randint(0..<6, count: 3)           // np.random.randint(0, 6, 3)
/// ```
///
/// Method names are NumPy's, so that a Python program can be followed line by line. Each draw
/// advances the same stream that NumPy would advance. Matrices are filled row by row, as NumPy
/// fills them. The functions that every generator has, such as
/// ``Matrix/gaussian(rows:columns:using:)``, work too but give numbers of their own. Source: NumPy's
/// `RandomState`, whose streams are frozen by NEP 19, https://numpy.org/neps/nep-0019-rng-policy.html.
public struct NumPyRandom: RandomNumberGenerator, Sendable {
  private var twister: MersenneTwister
  /// The polar method makes normal numbers in pairs; the second one waits here for its turn.
  private var waitingGaussian: Double?

  /// Starts the stream of `np.random.seed(seed)`.
  ///
  /// - Complexity: O(1), 624 words of state.
  public init(seed: UInt32) { twister = MersenneTwister(seed: seed) }

  /// Starts the stream of `np.random.seed([…])`.
  ///
  /// - Precondition: The list is not empty.
  /// - Complexity: O(seeds.count)
  public init(seeds: [UInt32]) { twister = MersenneTwister(seeds: seeds) }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 { twister.next64() }

  /// A number drawn evenly from 0 up to, but not including, 1: `np.random.rand()`.
  ///
  /// - Complexity: O(1)
  public mutating func rand() -> Double {
    let high = Double(twister.next() >> 5)
    let low = Double(twister.next() >> 6)
    return (high * 0x1p26 + low) * 0x1p-53
  }

  /// A standard normal number: `np.random.randn()`.
  ///
  /// Source: Marsaglia and Bray, "A convenient method for generating normal variables", SIAM Review
  /// 6, 1964, https://doi.org/10.1137/1006063.
  ///
  /// - Complexity: O(1), on average 2.6 calls of ``rand()`` for two numbers.
  public mutating func randn() -> Double {
    if let waiting = waitingGaussian {
      waitingGaussian = nil
      return waiting
    }
    while true {
      let x = 2 * rand() - 1
      let y = 2 * rand() - 1
      let square = x * x + y * y
      if square > 0 && square < 1 {
        let factor = (-2 * .log(square) / square).squareRoot()
        waitingGaussian = factor * x
        return factor * y
      }
    }
  }

  /// A whole number from a range: `np.random.randint(low, high)`.
  ///
  /// Random bits under the smallest sufficient mask, drawn again until they fall in the range.
  ///
  /// - Precondition: The range is not empty.
  /// - Complexity: O(1), at most two draws on average.
  public mutating func randint(_ range: Range<Int>) -> Int {
    demand(!range.isEmpty, "there is no whole number in the empty range \(range)")
    // The last offset from the lower end; wrapping, as it may not fit in a signed number.
    let last = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound &- 1))
    return range.lowerBound &+ Int(truncatingIfNeeded: bounded(by: last))
  }

  /// A number from 0 through `last`, by masking and rejection.
  private mutating func bounded(by last: UInt64) -> UInt64 {
    if last == 0 { return 0 }
    let mask = UInt64.max >> UInt64(last.leadingZeroBitCount)
    while true {
      let bits = last > UInt64(UInt32.max) ? twister.next64() : UInt64(twister.next())
      if bits & mask <= last { return bits & mask }
    }
  }

  /// Puts a list in random order, in place: `np.random.shuffle(list)`.
  ///
  /// Source: Durstenfeld, "Algorithm 235: random permutation", CACM 7, 1964,
  /// https://doi.org/10.1145/364520.364540.
  ///
  /// - Complexity: O(list.count)
  public mutating func shuffle<Element>(_ list: inout [Element]) {
    for i in list.indices.dropFirst().reversed() {
      list.swapAt(i, Int(bounded(by: UInt64(i))))
    }
  }

  /// The numbers `0..<count` in random order: `np.random.permutation(count)`.
  ///
  /// - Precondition: `count` is not negative.
  /// - Complexity: O(count)
  public mutating func permutation(_ count: Int) -> [Int] {
    demand(count >= 0, "there is no permutation of \(count) numbers")
    var list = Array(0..<count)
    shuffle(&list)
    return list
  }
}
