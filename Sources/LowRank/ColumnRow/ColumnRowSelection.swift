public import LinearAlgebra

/// A weighted choice of terms from a sum `XY = Σᵢ xᵢyᵢᵀ`: which pairs, and how much of each.
///
/// ``ColumnRowProduct`` makes them and turns them into matrices. A pair that was drawn twice is
/// listed once, with twice the weight.
public struct ColumnRowSelection<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The chosen pairs, counted from 0, in ascending order and each only once.
  public let indices: [Int]
  /// The factor of each chosen pair.
  public let weights: Vector<Scalar>

  /// Lists chosen pairs with their weights.
  ///
  /// - Precondition: There are as many weights as indices, and no index comes twice.
  public init(indices: [Int], weights: Vector<Scalar>) {
    demand(
      indices.count == weights.count,
      "\(indices.count) chosen pairs need as many weights, not \(weights.count)")
    let order = indices.indices.sorted { indices[$0] < indices[$1] }
    self.indices = order.map { indices[$0] }
    self.weights = Vector(order.map { weights[$0] })
    demand(
      zip(self.indices, self.indices.dropFirst()).allSatisfy { $0 < $1 },
      "a pair is listed twice: add its weights first")
  }

  /// Gathers weights per pair, for pairs that may come more than once.
  init(merging draws: [(index: Int, weight: Scalar)]) {
    var totals: [Int: Scalar] = [:]
    for draw in draws { totals[draw.index, default: 0] += draw.weight }
    let indices = totals.keys.sorted()
    self.init(indices: indices, weights: Vector(indices.map { totals[$0] ?? 0 }))
  }

  /// The number of different pairs, an upper bound of the rank of what they add up to.
  public var count: Int { indices.count }
}
