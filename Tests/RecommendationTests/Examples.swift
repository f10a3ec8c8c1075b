import Foundation
import LinearAlgebra
import Testing

@testable import Recommendation

/// Four people and five films, with eleven of the twenty ratings.
let small = Ratings(
  people: ["Ada", "Ben", "Cleo", "Dan"], items: ["A", "B", "C", "D", "E"], scale: 1...5,
  [
    (0, 0, 5.0), (0, 1, 4), (0, 3, 1), (1, 0, 4), (1, 2, 2), (2, 1, 5), (2, 2, 1), (2, 3, 2),
    (3, 0, 1), (3, 3, 5), (3, 4, 3),
  ].map { Rating(person: $0.0, item: $0.1, value: $0.2) })

/// Many ratings of a matrix of rank 2 about a mean, with a seed of its own.
func planted(people: Int = 60, items: Int = 40, share: Double = 0.4, seed: UInt64 = 7) -> Ratings {
  var random = SplitMix64(seed: seed)
  let p = Matrix<Double>.gaussian(rows: people, columns: 2, using: &random)
  let q = Matrix<Double>.gaussian(rows: items, columns: 2, using: &random)
  let values = p * q.transpose
  var ratings: [Rating] = []
  for i in 0..<items {
    for u in 0..<people where random.uniform() < share {
      ratings.append(
        Rating(person: u, item: i, value: min(max(3 + 0.5 * values[u, i], 1), 5)))
    }
  }
  return Ratings(
    people: (0..<people).map { "p\($0)" }, items: (0..<items).map { "i\($0)" }, scale: 1...5,
    ratings)
}

/// Calls a body with a file of this content.
func withFile(_ content: some Sequence<UInt8>, _ body: (String) throws -> Void) throws {
  let url = FileManager.default.temporaryDirectory
    .appending(path: "ratings-\(UUID().uuidString)")
  try Data(content).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  try body(url.path)
}
