import Experiments
import LinearAlgebra
import Literate
import LowRank

/// Products of two sparse factors, whose search may be asked for a pair that
/// is known to exist.
struct Planted {
  let size: Int
  /// The entries of each column of A and of each row of B.
  let entries: Int

  static let all = [
    32: Array(2...7), 64: [3, 4, 5, 6, 7, 8, 9, 10, 12],
    128: [4, 6, 8, 10, 12, 14, 16, 18],
  ].flatMap { size, entries in
    entries.map { Planted(size: size, entries: $0) }
  }.sorted { ($0.size, $0.entries) < ($1.size, $1.entries) }

  var name: String { "\(size), \(entries)" }

  /// Two square factors; places and values are independent.
  func pair(seed: UInt64) -> SparseFactors<Double> {
    var generator = SplitMix64(seed: seed)
    func rows() -> SparseMatrix<Double> {
      SparseMatrix(
        rows: size, columns: size,
        entries: (0..<size).flatMap { row in
          (0..<size).shuffled(using: &generator).prefix(entries).map {
            (row: row, column: $0, value: generator.gaussian())
          }
        })
    }
    return SparseFactors(left: rows().transposed(), right: rows())
  }
}

/// What is found of products that as many entries make exactly.
func plantedPairs() throws -> Experiment {
  let recipe = try Recipe(
    settings: [
      .init("matrices", "two square sparse factors, no noise"),
      .init("entries", "as many in each column of A and row of B"),
      .init("budget", "that of the pair, half to each factor"),
    ],
    files: [
      "chapters/11-sparse-factors/Planted.swift",
      "Sources/LinearAlgebra/Random", "Sources/LowRank/SparseFactors",
      "Sources/LowRank/SparsePieces",
    ])
  let cases = Dictionary(
    uniqueKeysWithValues: Planted.all.map { ($0.name, $0) })
  return Experiment(
    "planted", recipe: recipe, cases: Planted.all.map(\.name),
    measures: ["search", "pruned", "filled", "pieces", "pairs"],
    seeds: Array(1...10), rates: .fixed(1)
  ) { trial in
    guard let planted = cases[trial.name] else {
      throw Refuted(description: "There is no case \(trial.name).")
    }
    return try found(of: planted, seed: trial.seed)
  }
}

/// The errors of the search alone and of pruning; the share of entries of W
/// that are not zero; the share of pieces that are found, and whether all are.
func found(of planted: Planted, seed: UInt64) throws -> [Double] {
  let pair = planted.pair(seed: seed)
  let (w, budget) = (Matrix(pair), pair.nonZeroCount)
  let searched = try SparseFactors(
    w, budget: budget, plan: SparseFactorPlan(squareShare: 0.5))
  let filled = w.elements.count { $0 != 0 }
  let shown = try SparseFactors(exactly: w)
  let common = pair.places.intersection(shown.places).count
  let isWhole = common == planted.size && shown.nonZeroCount == budget
  let isExact = w.distance(to: Matrix(shown)) < 1e-12
  return [
    w.distance(to: Matrix(searched)),
    w.distance(to: try w.pruned(to: min(budget, w.elements.count))),
    Double(filled) / Double(w.elements.count),
    Double(common) / Double(planted.size), isWhole && isExact ? 1 : 0,
  ]
}

extension SparseFactors<Double> {
  /// For each piece its rows and its columns; the order does not count.
  fileprivate var places: Set<[[Int]]> {
    let columns = left.transposed()
    return Set(
      (0..<innerSize).map { [columns.places(in: $0), right.places(in: $0)] })
  }
}

extension SparseMatrix<Double> {
  fileprivate func places(in row: Int) -> [Int] {
    columnIndices[rowStarts[row]..<rowStarts[row + 1]].map(Int.init).sorted()
  }
}
