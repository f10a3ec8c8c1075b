import LinearAlgebra
import LowRank
import Training

/// A way to keep a layer's matrix in fewer numbers, or in fewer bytes.
struct Structure: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case svd = "SVD"
    case monarch = "Monarch"
    case pruned = "pruned"
    case factors = "sparse factors"
  }

  let kind: Kind
  /// One over the part of the numbers, or of the bytes, that is kept.
  let divisor: Int
  /// Whether the places of the entries count.
  let countsPlaces: Bool

  var name: String {
    "\(kind.rawValue), 1/\(divisor)" + (countsPlaces ? " of the bytes" : "")
  }

  /// Places cost something where zeros are spread over the matrix.
  static let all = [2, 4].flatMap { divisor in
    Kind.allCases.map {
      Structure(kind: $0, divisor: divisor, countsPlaces: false)
    }
      + [Kind.pruned, .factors].map {
        Structure(kind: $0, divisor: divisor, countsPlaces: true)
      }
  }

  /// The layer in this structure, as near as its method comes.
  func layer(_ linear: Linear<Float>) throws -> any LinearLayer<Float> {
    let w = Matrix<Double>(linear.weight.value)
    let bias = linear.bias.map { $0.value[column: 0] }
    let (m, n) = (w.rows, w.columns)
    switch kind {
    case .svd:
      return try FactoredLinear(linear, rank: m * n / divisor / (m + n))
    case .monarch:
      // A slice of 8 × 8 stores a quarter of its numbers for each rank.
      return try MonarchLinear(
        linear, rowGroups: m / 8, columnBlocks: n / 8, sliceRank: 4 / divisor)
    case .pruned:
      let kept = try w.pruned(to: entries(m, n))
      return PrunedLinear(weight: Matrix<Float>(kept), bias: bias)
    case .factors:
      let found = try SparseFactors(w, budget: entries(m, n))
      return SparseFactoredLinear(
        left: Matrix<Float>(Matrix(found.left)),
        right: Matrix<Float>(Matrix(found.right)), bias: bias)
    }
  }

  /// How many entries the budget pays for.
  func entries(_ m: Int, _ n: Int) -> Int {
    let most = m * n / divisor
    if !countsPlaces { return most }
    return (0...most).last { bits($0, m, n) <= 32 * most } ?? 0
  }

  /// What so many entries take, with values of 32 bits.
  func bits(_ entries: Int, _ m: Int, _ n: Int) -> Int {
    func bits(_ rows: Int, _ columns: Int, _ count: Int) -> Int {
      SparseStorage(
        rows: rows, columns: columns, nonZeroCount: count, bitsPerValue: 32
      ).bits
    }
    switch kind {
    case .svd, .monarch: return 32 * entries
    case .pruned: return bits(m, n, entries)
    case .factors:
      let square = min(entries * 2 / 5, min(m, n) * min(m, n))
      return bits(min(m, n), min(m, n), square)
        + bits(min(m, n), max(m, n), entries - square)
    }
  }
}
