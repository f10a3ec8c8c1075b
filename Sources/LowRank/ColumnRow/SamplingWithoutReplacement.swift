public import LinearAlgebra

/// A systematic sample: a fixed number of different items, each with a probability of its own to be
/// among them.
///
/// Lay the inclusion probabilities `πᵢ` end to end on a line; their sum is the sample size k. Draw
/// one number u between 0 and 1 and take the items on whose stretches u, u + 1, …, u + k − 1 fall.
/// A stretch is never longer than 1, so that no item comes twice, and item i is taken with
/// probability exactly `πᵢ`. One uniform number decides everything, so the whole distribution is a
/// short list: expectations over it are exact sums. Neighbors in the order given are rarely taken
/// together. Source: Madow, "On the theory of systematic sampling, II", Ann. Math. Statist. 20,
/// 1949, https://doi.org/10.1214/aoms/1177729988; Horvitz and Thompson, J. Amer. Statist. Assoc.
/// 47, 1952, https://doi.org/10.1080/01621459.1952.10483446, for the weights `1/πᵢ`.
public struct SystematicSampling: Equatable, Sendable {
  /// The probability of each item to be in the sample.
  public let inclusionProbabilities: [Double]
  /// The number of items in every sample.
  public let sampleSize: Int
  /// Where each item's stretch ends; the last one ends at the sample size.
  private let ends: [Double]

  /// Makes inclusion probabilities proportional to sizes, `πᵢ = min(1, c·sᵢ)` with `Σπᵢ = k`.
  ///
  /// Items of size 0 are never taken; if no more than k items have a size, all of those are.
  ///
  /// - Precondition: Sizes are finite and not negative, and the sample size is from 0 to their
  ///   number.
  /// - Complexity: O(n log n)
  public init(sampleSize: Int, sizes: [Double]) {
    demand(
      sampleSize >= 0 && sampleSize <= sizes.count,
      "a sample of \(sampleSize) cannot be taken from \(sizes.count) items")
    demand(sizes.allSatisfy { $0 >= 0 && $0.isFinite }, "a size is finite and at least 0")
    let order = sizes.indices.filter { sizes[$0] > 0 }.sorted { sizes[$0] > sizes[$1] }
    var probabilities = [Double](repeating: 0, count: sizes.count)
    let count = min(sampleSize, order.count)
    // From the smallest up, so that the sums of the tails are accurate.
    var tails = [Double](repeating: 0, count: order.count + 1)
    for i in order.indices.reversed() { tails[i] = tails[i + 1] + sizes[order[i]] }
    let certain = (0..<count).first { Double(count - $0) * sizes[order[$0]] < tails[$0] }
    for (i, item) in order.enumerated() {
      guard let certain, i >= certain else {
        probabilities[item] = i < count ? 1 : 0
        continue
      }
      probabilities[item] = Double(count - certain) * (sizes[item] / tails[certain])
    }
    self.sampleSize = count
    inclusionProbabilities = probabilities
    var sums: [Double] = []
    for probability in probabilities { sums.append((sums.last ?? 0) + probability) }
    // The sums are right to rounding; none may lie beyond the last point.
    ends = sums.map { min($0, Double(count)) }
  }

  /// The items that the starting point u takes.
  ///
  /// - Precondition: u is at least 0 and less than 1.
  /// - Complexity: O(n)
  public func sample(startingAt u: Double) -> [Int] {
    demand(u >= 0 && u < 1, "a starting point is at least 0 and less than 1, not \(u)")
    var taken: [Int] = []
    for (item, end) in ends.enumerated() where inclusionProbabilities[item] > 0 {
      if taken.count < sampleSize && Double(taken.count) + u < end { taken.append(item) }
    }
    // Rounding can end the line a little before k: the last point then belongs to the last item.
    if taken.count < sampleSize,
      let last = inclusionProbabilities.lastIndex(where: { $0 > 0 }), taken.last != last
    {
      taken.append(last)
    }
    return taken
  }

  /// All samples that can come, with their probabilities.
  ///
  /// The sample changes only where a stretch ends: between two neighboring fractional parts of
  /// ends it is constant.
  ///
  /// - Complexity: O(n²)
  public func allSamples() -> [(items: [Int], probability: Double)] {
    let breaks = Set(ends.map { $0 - $0.rounded(.down) } + [0]).sorted() + [1]
    return zip(breaks, breaks.dropFirst()).map { start, end in
      (sample(startingAt: min(start + (end - start) / 2, 1.0.nextDown)), end - start)
    }
  }
}

extension ColumnRowProduct {
  /// The systematic design with inclusion probabilities proportional to `‖xᵢ‖‖yᵢ‖`.
  ///
  /// - Throws: `LinearAlgebraError.countOutOfRange` unless k is
  ///   from 1 to the number of pairs.
  /// - Complexity: O(l log l)
  public func systematicSampling(_ k: Int) throws(LinearAlgebraError) -> SystematicSampling {
    try requireCount(k, upTo: count)
    return SystematicSampling(sampleSize: k, sizes: pairNorms.map(Double.init))
  }

  /// Draws k different pairs and weights pair i by `1/πᵢ`, the inverse of its probability to be
  /// among them.
  ///
  /// The weights are not `1/(k·pᵢ)`: a pair that is taken at most once is taken with another
  /// probability. The sum of the weighted pairs equals `XY` on average.
  ///
  /// - Parameters:
  ///   - k: The number of pairs, from 1 to l. Fewer are taken if fewer are not zero.
  ///   - generator: The source of randomness.
  /// - Returns: The pairs, with Horvitz–Thompson weights.
  /// - Throws: `LinearAlgebraError.countOutOfRange`.
  /// - Complexity: O(l log l)
  public func sampleWithoutReplacement(
    _ k: Int, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> ColumnRowSelection<Scalar> {
    let design = try systematicSampling(k)
    return weighted(design.sample(startingAt: generator.uniform()), by: design)
  }

  /// The expected squared error of k different pairs, exact: a sum over all samples that can come.
  ///
  /// - Throws: `LinearAlgebraError.countOutOfRange`.
  /// - Complexity: O((m + n)·l² + l³)
  public func expectedSquaredErrorWithoutReplacement(
    _ k: Int
  ) throws(LinearAlgebraError) -> Scalar {
    let design = try systematicSampling(k)
    let gram = x.gram().hadamard(y.rowGram())
    return design.allSamples().reduce(0) { sum, sample in
      let selection = weighted(sample.items, by: design)
      var deficit = Vector<Scalar>(repeating: -1, count: count)
      for (i, weight) in zip(selection.indices, selection.weights) { deficit[i] += weight }
      return sum + Scalar(sample.probability) * max(0, deficit.dot(gram * deficit))
    }
  }

  private func weighted(
    _ items: [Int], by design: SystematicSampling
  ) -> ColumnRowSelection<Scalar> {
    ColumnRowSelection(
      indices: items, weights: Vector(items.map { Scalar(1 / design.inclusionProbabilities[$0]) }))
  }
}
