import LinearAlgebra

/// A format with the best ranks found for a budget, and what came of them.
struct Found {
  let ranks: [Int]
  let stored: Int
  let error: Double
}

/// For each rank of a matrix, the sum of the squares of the singular values
/// beyond it.
func leftOver(by matrix: Matrix<Double>) throws -> [Double] {
  let squares = try matrix.singularValues().map { $0 * $0 }
  return Array(
    squares.reversed().reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
      .reversed())
}

/// The SVD of the best of all unfoldings, and of all cuts of the list of
/// modes in two: by Eckart and Young no other
/// matrix of its rank is nearer, and a larger rank is never worse.
struct MatrixSearch {
  private let unfoldings: [(rows: Int, columns: Int, tails: [Double])]
  private let norm: Double

  init(_ x: Tensor<Double>) throws {
    norm = x.frobeniusNorm
    let cuts = (1..<x.order).map { x.matricized(leading: $0) }
    unfoldings = try (x.sizes.indices.map(x.unfolding) + cuts).map {
      ($0.rows, $0.columns, try leftOver(by: $0))
    }
  }

  func best(within budget: Int) -> Found? {
    unfoldings.map { rows, columns, tails in
      let rank = min(budget / (rows + columns + 1), tails.count - 1)
      return Found(
        ranks: [rank], stored: rank * (rows + columns + 1),
        error: tails[rank].squareRoot() / norm)
    }.min { $0.error < $1.error }
  }
}

/// The ranks that make the bound of a theorem least: a sum over the ranks of
/// what each alone leaves.
struct RankSearch {
  let tails: [[Double]]
  /// The numbers to store, and whether a tensor can have these ranks.
  let stored: ([Int]) -> Int
  let isPossible: ([Int]) -> Bool
  /// The largest last rank that the others leave.
  let mostOfLast: ([Int]) -> Int

  /// Tries all ranks but the last, and gives the last what is left: a larger
  /// rank never makes the bound worse.
  func best(within budget: Int) -> [Int]? {
    var best: (bound: Double, ranks: [Int])?
    var ranks = tails.map { _ in 1 }
    func visit(_ place: Int, _ bound: Double) {
      if let best, bound >= best.bound { return }
      if place == tails.count - 1 {
        ranks[place] = largest(at: place, &ranks, within: budget)
        let total = bound + tails[place][ranks[place]]
        let isBetter = total < best?.bound ?? .infinity
        if ranks[place] > 0, isBetter, isPossible(ranks) {
          best = (total, ranks)
        }
        ranks[place] = 1
        return
      }
      for rank in 1..<tails[place].count {
        ranks[place] = rank
        if stored(ranks) > budget { break }
        visit(place + 1, bound + tails[place][rank])
      }
      ranks[place] = 1
    }
    visit(0, 0)
    return best?.ranks
  }

  private func largest(
    at place: Int, _ ranks: inout [Int], within budget: Int
  ) -> Int {
    var (low, high) = (0, min(tails[place].count - 1, mostOfLast(ranks)))
    while low < high {
      let middle = (low + high + 1) / 2
      ranks[place] = middle
      if stored(ranks) <= budget {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }
}

extension RankSearch {
  /// For Tucker, by the theorem on the higher-order SVD.
  static func tucker(_ x: Tensor<Double>) throws -> RankSearch {
    let sizes = x.sizes
    return RankSearch(
      tails: try sizes.indices.map { try leftOver(by: x.unfolding($0)) },
      stored: { ranks in
        zip(sizes, ranks).reduce(ranks.reduce(1, *)) { $0 + $1.0 * $1.1 }
      },
      isPossible: { ranks in
        let all = ranks.reduce(1, *)
        return ranks.allSatisfy { $0 * $0 <= all }
      },
      mostOfLast: { $0.dropLast().reduce(1, *) })
  }

  /// For a tensor train, by the theorem on its error.
  static func train(_ x: Tensor<Double>) throws -> RankSearch {
    let sizes = x.sizes
    return RankSearch(
      tails: try (1..<sizes.count).map {
        try leftOver(by: x.matricized(leading: $0))
      },
      stored: { ranks in
        let ends = [1] + ranks + [1]
        return sizes.indices.reduce(0) { sum, k in
          sum + ends[k] * sizes[k] * ends[k + 1]
        }
      },
      isPossible: { ranks in
        let ends = [1] + ranks + [1]
        return sizes.indices.allSatisfy { k in
          ends[k + 1] <= ends[k] * sizes[k] && ends[k] <= sizes[k] * ends[k + 1]
        }
      },
      mostOfLast: { ranks in
        (ranks.dropLast().last ?? 1) * sizes[sizes.count - 2]
      })
  }
}
