public import LinearAlgebra

/// A tensor as a sum of rank-one tensors: `X = Σᵣ λᵣ aᵣ ∘ bᵣ ∘ cᵣ ∘ ⋯`.
///
/// ```swift
/// let fit = try CPFit(x, rank: 3, using: &generator)
/// fit.decomposition.factors[0]   // the vectors aᵣ, one per column
/// Tensor(fit.decomposition)      // multiplied out
/// ```
///
/// The least number of terms that give a tensor is its rank. For order 3 and more the terms are often
/// unique, up to their order and the signs and scales within a term. Source: Kolda and Bader, "Tensor
/// Decompositions and Applications", section 3, https://doi.org/10.1137/07070111X.
public struct CP<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The weights λ, one for each term.
  public let weights: Vector<Scalar>
  /// The factors, one for each mode: Iₙ × R, a column for each term.
  public let factors: [Matrix<Scalar>]

  /// Wraps weights and factors.
  ///
  /// - Precondition: There is a factor or more, and each has a column for every weight.
  public init(weights: Vector<Scalar>, factors: [Matrix<Scalar>]) {
    demand(!factors.isEmpty, "a sum of rank-one tensors needs a factor for each mode")
    for (mode, factor) in factors.enumerated() {
      demand(
        factor.columns == weights.count,
        "factor \(mode) is \(factor.shape), but there are \(weights.count) weights")
    }
    self.weights = weights
    self.factors = factors
  }

  /// Wraps factors that carry their own scale; all weights are 1.
  ///
  /// - Precondition: There is a factor or more, and all have the same number of columns.
  public init(factors: [Matrix<Scalar>]) {
    self.init(
      weights: Vector(repeating: 1, count: factors.first?.columns ?? 0), factors: factors)
  }
}

extension CP {
  /// The sizes of the tensor.
  public var sizes: [Int] { factors.map(\.rows) }
  /// The number of modes.
  public var order: Int { factors.count }
  /// The number of terms.
  public var rank: Int { weights.count }
  /// How many numbers the weights and the factors hold.
  public var storedNumbers: Int { factors.reduce(rank) { $0 + $1.elements.count } }

  /// The entry at an index.
  ///
  /// - Precondition: The index has a value for each mode, in range.
  /// - Complexity: O(order·rank)
  public subscript(index: [Int]) -> Scalar {
    demand(
      index.count == order, "an index into a tensor of order \(order) cannot be \(index)")
    return (0..<rank).reduce(0) { sum, r in
      sum + zip(factors, index).reduce(weights[r]) { $0 * $1.0[$1.1, r] }
    }
  }

  /// The same tensor with columns of length 1 and the terms in order of falling weight.
  ///
  /// A term with a zero column gets weight 0, and one beyond the largest number an infinite weight.
  /// A sign stays where it is, in the factors.
  ///
  /// - Complexity: O((sum of the sizes)·rank)
  public func normalized() -> CP {
    let (units, wide) = withUnitColumns()
    let weights = wide.map(\.value)
    let order = weights.indices.sorted { weights[$0].magnitude > weights[$1].magnitude }
    return CP(
      weights: Vector(order.map { weights[$0] }), factors: units.map { $0[columns: order] })
  }

  /// Columns of length 1, and the weights that go with them, terms in their own order.
  func withUnitColumns() -> (factors: [Matrix<Scalar>], weights: [WideNumber<Scalar>]) {
    var wide = weights.map { WideNumber($0) }
    let units = factors.map { factor in
      let (columns, lengths) = factor.unitColumns()
      wide = zip(wide, lengths).map { $0 * $1 }
      return columns
    }
    return (units, wide)
  }

  /// The same tensor with weights 1, every factor taking an equal share of each term's size.
  ///
  /// The sign of a weight goes into the first factor.
  ///
  /// - Complexity: O((sum of the sizes)·rank)
  public func balanced() -> CP {
    let (units, wide) = withUnitColumns()
    let share = Vector(wide.map { $0.root(order) })
    let signs = Vector(weights.map { $0 < 0 ? -1 : 1 as Scalar })
    var factors = units.map { $0.scaled(columnsBy: share) }
    factors[0] = factors[0].scaled(columnsBy: signs)
    return CP(factors: factors)
  }

  /// The inner product `⟨X, Y⟩` of two sums, without multiplying them out.
  ///
  /// - Precondition: Both have the same sizes.
  /// - Complexity: O((sum of the sizes)·R·S)
  public func inner(_ other: CP) -> Scalar {
    demand(sizes == other.sizes, "cannot multiply sums of sizes \(sizes) and \(other.sizes)")
    let crossing = zip(factors, other.factors).map { $0.transpose * $1 }
    let products = crossing.dropFirst().reduce(crossing[0]) { $0.hadamard($1) }
    return weights.dot(products * other.weights)
  }
}

extension Tensor {
  /// Multiplies a sum of rank-one tensors out.
  ///
  /// - Complexity: 2·count·rank operations.
  public init(_ cp: CP<Scalar>) {
    let cut = Swift.max(1, cp.order / 2)
    let left = Matrix.khatriRao(firstFastest: cp.factors[..<cut]).scaled(columnsBy: cp.weights)
    if cut == cp.order {
      self.init(
        sizes: cp.sizes, columnMajor: (left * Vector(repeating: 1, count: cp.rank)).elements)
    } else {
      let right = Matrix.khatriRao(firstFastest: cp.factors[cut...])
      self.init(sizes: cp.sizes, columnMajor: (left * right.transpose).elements)
    }
  }
}
