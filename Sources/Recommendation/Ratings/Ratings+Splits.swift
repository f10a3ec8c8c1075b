internal import LinearAlgebra

/// Ratings to learn from, and others of the same people and items to be measured by.
public struct RatingSplit: Equatable, Sendable {
  /// What a model may see.
  public let training: Ratings
  /// What it is measured by.
  public let test: Ratings
}

extension Ratings {
  /// Deals all ratings evenly into parts, each of which is the test of one split.
  ///
  /// Every rating is in exactly one test. The parts differ by one rating at most in size.
  ///
  /// - Precondition: There are at least two folds.
  /// - Complexity: O(folds·n log n)
  public func folds(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [RatingSplit] {
    demand(count >= 2, "a cross-validation needs at least 2 folds, not \(count)")
    let parts = dealt(count, using: &generator)
    return (0..<count).map { split(testing: $0, of: parts) }
  }

  /// One of the splits that ``folds(_:using:)`` makes, without the others.
  ///
  /// - Precondition: There are at least two folds, and this is one of them.
  public func fold(
    _ index: Int, of count: Int, using generator: inout some RandomNumberGenerator
  ) -> RatingSplit {
    demand(count >= 2, "a cross-validation needs at least 2 folds, not \(count)")
    demand((0..<count).contains(index), "there is no fold \(index) among \(count)")
    return split(testing: index, of: dealt(count, using: &generator))
  }

  private func split(testing index: Int, of parts: [Int]) -> RatingSplit {
    RatingSplit(
      training: keeping(zip(entries, parts).lazy.filter { $0.1 != index }.map(\.0)),
      test: keeping(zip(entries, parts).lazy.filter { $0.1 == index }.map(\.0)))
  }

  /// For each rating its part; shuffled by Fisher and Yates.
  private func dealt(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    var order = Array(entries.indices)
    for last in order.indices.dropFirst().reversed() {
      order.swapAt(last, Int(generator.uniform() * Double(last + 1)))
    }
    var parts = Array(repeating: 0, count: entries.count)
    for (place, index) in order.enumerated() { parts[index] = place % count }
    return parts
  }
}
