public import LinearAlgebra

/// What a layer costs and loses at each of the ranks that are thought of, and as it is.
///
/// ```swift
/// let curve = try RankCurve("blocks.0.query", spectrum: OutputSVD(weight, gram: gram))
/// ```
public struct RankCurve: Equatable, Sendable {
  /// A choice for the layer.
  public struct Choice: Equatable, Sendable {
    /// The rank; nil for the layer as it is.
    public let rank: Int?
    /// The numbers of its matrices.
    public let numbers: Int
    /// What is lost, in a unit that all layers share.
    public let loss: Double
  }

  /// The name of the layer.
  public let name: String
  /// The choices, from few numbers to many.
  public let choices: [Choice]

  /// Lists a loss for each of some ranks, and 0 for the layer as it is.
  ///
  /// Ranks that save nothing are left out.
  ///
  /// - Throws: `LinearAlgebraError.parameterOutOfRange` for a loss that is not finite.
  /// - Precondition: Ranks ascend, and the least is at least 1.
  public init(
    _ name: String, rows: Int, columns: Int, losses: [(rank: Int, loss: Double)]
  ) throws(LinearAlgebraError) {
    let ranks = losses.map(\.rank)
    demand(
      zip(ranks, ranks.dropFirst()).allSatisfy(<) && (ranks.first ?? 1) >= 1,
      "the ranks \(ranks) do not ascend from at least 1")
    let breakEven = LowRankMatrix<Double>.breakEvenRank(rows: rows, columns: columns)
    var choices: [Choice] = []
    for (rank, loss) in losses where rank <= breakEven {
      guard loss.isFinite else {
        throw .parameterOutOfRange(
          parameter: "loss of \(name) at rank \(rank)", value: loss, allowed: 0...Double.infinity)
      }
      choices.append(Choice(rank: rank, numbers: rank * (rows + columns), loss: loss))
    }
    choices.append(Choice(rank: nil, numbers: rows * columns, loss: 0))
    self.name = name
    self.choices = choices
  }

  /// Takes the losses from singular values, `Σ_{k>r} σₖ²` times a factor.
  ///
  /// With an ``OutputSVD`` that is the mean square of the output error. The factor makes layers
  /// comparable, such as one over the energy of all outputs.
  ///
  /// - Throws: `LinearAlgebraError.parameterOutOfRange` for a loss that is not finite.
  public init(
    _ name: String, spectrum: some SingularSpectrum, factor: Double = 1
  ) throws(LinearAlgebraError) {
    var losses: [(rank: Int, loss: Double)] = []
    let values = spectrum.singularValues.map { Double($0) }
    var tail = 0.0
    for k in values.indices.reversed() {
      tail += k + 1 < values.count ? values[k + 1] * values[k + 1] : 0
      losses.append((k + 1, factor * tail))
    }
    try self.init(
      name, rows: spectrum.rows, columns: spectrum.columns, losses: losses.reversed())
  }

  /// The choices that no straight line between two others undercuts: the lower convex hull.
  ///
  /// Whatever a number may cost, the best choice at that price is among these.
  var hull: [Choice] {
    var hull: [Choice] = []
    for choice in choices {
      // More numbers for no smaller loss are never worth it.
      if let last = hull.last, choice.loss >= last.loss { continue }
      while hull.count >= 2,
        gain(hull[hull.count - 2], hull[hull.count - 1])
          <= gain(hull[hull.count - 1], choice)
      {
        hull.removeLast()
      }
      hull.append(choice)
    }
    return hull
  }

  private func gain(_ a: Choice, _ b: Choice) -> Double {
    (a.loss - b.loss) / Double(b.numbers - a.numbers)
  }
}
