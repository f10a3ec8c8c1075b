internal import LinearAlgebra
internal import RealModule

/// How well two lists of numbers go together.
public enum Correlation {
  /// Pearson's correlation, the cosine of the lists minus their means; nil if one is constant or there are fewer than two pairs.
  ///
  /// - Precondition: The lists are equally long.
  public static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    demand(
      x.count == y.count, "lists of \(x.count) and \(y.count) numbers have no correlation")
    guard x.count > 1 else { return nil }
    let (a, b) = (centered(x), centered(y))
    let (lengthA, lengthB) = (length(a), length(b))
    guard lengthA > 0, lengthB > 0 else { return nil }
    let cosine = zip(a, b).reduce(0) { $0 + $1.0 / lengthA * ($1.1 / lengthB) }
    return min(1, max(-1, cosine))
  }

  /// Spearman's correlation: Pearson's of the ranks, where equal numbers share the mean of their ranks.
  ///
  /// - Precondition: The lists are equally long.
  public static func spearman(_ x: [Double], _ y: [Double]) -> Double? {
    pearson(ranks(x), ranks(y))
  }

  /// The place of each number in the sorted list, from 1 on; equal ones share the mean of their places.
  static func ranks(_ x: [Double]) -> [Double] {
    let order = x.indices.sorted { x[$0] < x[$1] }
    var ranks = [Double](repeating: 0, count: x.count)
    var first = 0
    while first < order.count {
      var last = first
      while last + 1 < order.count, x[order[last + 1]] == x[order[first]] { last += 1 }
      for place in first...last { ranks[order[place]] = Double(first + last) / 2 + 1 }
      first = last + 1
    }
    return ranks
  }

  private static func centered(_ x: [Double]) -> [Double] {
    // Equal numbers have a mean that rounding may place beside them.
    if x.allSatisfy({ $0 == x[0] }) { return x.map { _ in 0 } }
    let mean = x.reduce(0) { $0 + $1 / Double(x.count) }
    return x.map { $0 - mean }
  }

  private static func length(_ x: [Double]) -> Double {
    let most = x.reduce(0) { max($0, abs($1)) }
    guard most > 0 else { return 0 }
    return most * x.reduce(0) { $0 + ($1 / most) * ($1 / most) }.squareRoot()
  }
}
