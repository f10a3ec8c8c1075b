public import LinearAlgebra

/// A person who came after the training, and whose vector follows from a few ratings.
///
/// The items stay as they are. So the vector is the solution of one ridge regression, the same one that a sweep
/// of ``AlternatingLeastSquares`` solves for a person: with the rows `zⱼ = (qⱼ, 1)` of what they rated,
///
///     (p, b) = A⁻¹ Σⱼ (rⱼ − μ − cⱼ) zⱼ ,   A = Σⱼ zⱼzⱼᵀ + λI .
///
/// This is linear in the ratings. So every prediction is a sum with one term for each rating, and says by
/// itself what it comes from.
public struct NewPerson<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// What they rated, and by how much each rating exceeds μ and the bias of the item.
  public let ratings: [(item: Int, excess: Scalar)]
  /// Their vector, p.
  public let factors: Vector<Scalar>
  /// Their bias, b.
  public let bias: Scalar
  private let model: FactorModel<Scalar>
  /// A = RᵀR, in the upper triangle.
  private let factored: Matrix<Scalar>

  /// Finds the vector of a person.
  ///
  /// - Parameters:
  ///   - ratings: What they rated; of two ratings of one item the last counts.
  ///   - model: Where the items are.
  ///   - penalty: The weight of the squares, λ.
  ///   - scaling: Whether it is multiplied by the number of ratings.
  /// - Precondition: The items are in the model, and the penalty is not negative.
  /// - Throws: `LinearAlgebraError.notPositiveDefinite` if the penalty is 0 and there are too few ratings.
  /// - Complexity: O(ratings·factors² + factors³)
  public init(
    _ ratings: [(item: Int, value: Scalar)], in model: FactorModel<Scalar>, penalty: Scalar,
    scaling: AlternatingLeastSquares<Scalar>.Scaling = .byCount
  ) throws(LinearAlgebraError) {
    demand(penalty >= 0, "a penalty is a number from 0 up, not \(penalty)")
    for rating in ratings {
      demand(
        model.biases.items.indices.contains(rating.item), "the model has no item \(rating.item)")
    }
    let last = Dictionary(ratings.map { ($0.item, $0.value) }) { $1 }
    let known = last.keys.sorted().map { item in
      (item: item, excess: (last[item] ?? 0) - model.biases.mean - model.biases.items[item])
    }
    let systems = RowSystems(
      design: model.items.withRowOfOnes(), base: nil, starts: [0, known.count],
      indices: known.map { Int32($0.item) }, weights: nil, targets: known.map(\.excess),
      penalties: [scaling == .byCount ? penalty * Scalar(known.count) : penalty])
    let solution = try systems.solve()[column: 0]
    factored =
      known.isEmpty
      ? .identity(model.factorCount + 1) : try systems.factored(row: 0)
    self.ratings = known
    self.model = model
    factors = solution[0..<model.factorCount]
    bias = solution[model.factorCount]
  }

  /// The rating to expect of an item, clipped to the scale.
  public func prediction(of item: Int) -> Scalar {
    unclipped(item).clipped(to: model.biases.scale)
  }

  private func unclipped(_ item: Int) -> Scalar {
    model.biases.mean + bias + model.biases.items[item] + model.items[column: item].dot(factors)
  }

  /// `cᵢ + pᵀqᵢ` for all items.
  public func scores() -> Vector<Scalar> {
    model.biases.items + model.items.transpose * factors
  }

  /// What each rating adds to `b + pᵀqᵢ`, in the order of ``ratings``; the terms sum to it.
  ///
  /// The term of rating j is `zᵢᵀA⁻¹zⱼ (rⱼ − μ − cⱼ)`: how alike the two items are in the eyes of this person, times
  /// how much they liked that one.
  ///
  /// - Complexity: O(factors² + ratings·factors)
  public func reasons(for item: Int) -> [Scalar] {
    var alike = model.items[column: item].elements + [1]
    let size = alike.count
    factored.elements.withUnsafeBufferPointer { r in
      alike.withUnsafeMutableBufferPointer { b in
        guard let r = r.baseAddress, let b = b.baseAddress else { return }
        FactorLoops.solve(factored: r, size: size, b)
      }
    }
    let weights = Vector(alike[..<(size - 1)])
    let last = alike[size - 1]
    return ratings.map { $0.excess * (weights.dot(model.items[column: $0.item]) + last) }
  }

  /// Whether two are the same person in the same model.
  public static func == (a: NewPerson, b: NewPerson) -> Bool {
    a.factors == b.factors && a.bias == b.bias && a.model == b.model
      && a.ratings.elementsEqual(b.ratings) { $0 == $1 }
  }
}
