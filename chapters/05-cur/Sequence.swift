import Foundation
import LinearAlgebra
import LowRank

/// Queries, keys and values along a sequence, made of slow waves, as
/// neighboring words have neighboring meanings.
struct Sentence {
  static let length = 256
  static let width = 16
  let query: Matrix<Double>
  let key: Matrix<Double>
  let value: Matrix<Double>

  init(using generator: inout SplitMix64) {
    let features = Self.waves(2 * Self.width, using: &generator)
    func projection() -> Matrix<Double> {
      Matrix<Double>.gaussian(
        rows: 2 * Self.width, columns: Self.width, using: &generator)
        / Double(Self.width).squareRoot()
    }
    (query, key, value) = (
      features * projection(), features * projection(),
      features * projection()
    )
  }

  private init(
    _ query: Matrix<Double>, _ key: Matrix<Double>, _ value: Matrix<Double>
  ) {
    (self.query, self.key, self.value) = (query, key, value)
  }

  /// The same positions in another order.
  func shuffled(using generator: inout SplitMix64) -> Sentence {
    let order = (0..<Self.length).shuffled(using: &generator)
    return Sentence(query[rows: order], key[rows: order], value[rows: order])
  }

  /// The same sequence with queries of another length: longer ones make
  /// sharper decisions.
  func sharpened(by factor: Double) -> Sentence {
    Sentence(factor * query, key, value)
  }

  private static func waves(
    _ count: Int, using generator: inout SplitMix64
  ) -> Matrix<Double> {
    let pitches = (0..<count).map { _ in 12 * generator.uniform() }
    let phases = (0..<count).map { _ in 2 * .pi * generator.uniform() }
    return Matrix(rows: length, columns: count) { i, j in
      sin(2 * .pi * pitches[j] * Double(i) / Double(length) + phases[j])
    }
  }
}
