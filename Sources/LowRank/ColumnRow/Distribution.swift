public import LinearAlgebra

/// Probabilities for the numbers 0, 1, …, n − 1, ready to draw from.
///
/// ```swift
/// let coin = try Distribution<Double>([0.25, 0.75])
/// coin.draw(using: &generator)  // 1, three times out of four
/// ```
///
/// A draw takes constant time, by the alias method: the unit interval is cut into n pieces of equal
/// length, and each piece is shared by at most two numbers. Source: Walker, "An efficient method
/// for generating discrete random variables with general distributions", ACM TOMS 3, 1977,
/// https://doi.org/10.1145/355744.355749; Vose, IEEE TSE 17, 1991,
/// https://doi.org/10.1109/32.92917, for the tables in linear time.
public struct Distribution<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The probabilities, `pᵢ ≥ 0` with `Σpᵢ = 1`.
  public let probabilities: Vector<Scalar>
  /// The share of each piece that belongs to its own number.
  private let thresholds: [Double]
  /// The number that the rest of each piece belongs to.
  private let aliases: [Int]

  /// Takes probabilities as they are.
  ///
  /// - Throws: `LinearAlgebraError.invalidProbability` if one is
  ///   negative or not finite, and
  ///   `LinearAlgebraError.probabilitiesDoNotSumToOne` if the sum is farther
  ///   from 1 than rounding explains, `4·max(n, 4)·ε`; so too for an empty list.
  /// - Complexity: O(n)
  public init(_ probabilities: Vector<Scalar>) throws(LinearAlgebraError) {
    if let index = probabilities.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidProbability(index: index, value: Double(probabilities[index]))
    }
    let sum = probabilities.elements.reduce(into: 0.0) { $0 += Double($1) }
    let slack = 4 * Double(max(4, probabilities.count)) * Double(Scalar.ulpOfOne)
    guard (sum - 1).magnitude <= slack else { throw .probabilitiesDoNotSumToOne(sum: sum) }
    self.probabilities = probabilities
    (thresholds, aliases) = Self.aliasTable(probabilities.map { Double($0) / sum })
  }

  /// Makes probabilities of weights, `pᵢ = wᵢ / Σw`.
  ///
  /// Where all weights are 0 no number is better than another, and all get the same probability.
  ///
  /// - Throws: `LinearAlgebraError.invalidProbability` if a weight is
  ///   negative or not finite, and `LinearAlgebraError.countOutOfRange`
  ///   if there are no weights.
  /// - Complexity: O(n)
  public init(proportionalTo weights: Vector<Scalar>) throws(LinearAlgebraError) {
    if let index = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidProbability(index: index, value: Double(weights[index]))
    }
    // Dividing by the largest weight first keeps the sum from overflowing.
    guard let largest = weights.max() else {
      throw .countOutOfRange(of: "weights", count: 0, allowed: 1...Int.max)
    }
    let scaled = weights.map { largest > 0 ? Double($0 / largest) : 1 }
    let sum = scaled.reduce(0, +)
    try self.init(Vector(scaled.map { Scalar($0 / sum) }))
  }

  /// The same probability for each of n numbers.
  ///
  /// - Throws: `LinearAlgebraError.countOutOfRange` if n < 1.
  public static func uniform(_ count: Int) throws(LinearAlgebraError) -> Distribution {
    try Distribution(proportionalTo: Vector(repeating: 1, count: max(0, count)))
  }

  /// Draws one number.
  ///
  /// - Complexity: O(1)
  public func draw(using generator: inout some RandomNumberGenerator) -> Int {
    let position = generator.uniform() * Double(aliases.count)
    let piece = min(Int(position), aliases.count - 1)
    return position - Double(piece) < thresholds[piece] ? piece : aliases[piece]
  }

  private static func aliasTable(_ probabilities: [Double]) -> ([Double], [Int]) {
    let count = probabilities.count
    var thresholds = probabilities.map { $0 * Double(count) }
    var aliases = Array(0..<count)
    var poor = aliases.filter { thresholds[$0] < 1 }
    var rich = aliases.filter { thresholds[$0] >= 1 }
    while let small = poor.last, let large = rich.last {
      poor.removeLast()
      aliases[small] = large
      thresholds[large] -= 1 - thresholds[small]
      if thresholds[large] < 1 { poor.append(rich.removeLast()) }
    }
    // What rounding leaves over is a full piece; a number of probability 0 is never among them
    // unless nothing is left to share with, so it keeps its threshold.
    for full in poor + rich where probabilities[full] > 0 { thresholds[full] = 1 }
    return (thresholds, aliases)
  }
}
