import LinearAlgebra
import Testing

@testable import Recommendation

@Suite struct MeasureTests {
  /// The same scores for everybody.
  private struct Fixed: RatingPredictor {
    let values: Vector<Double>
    func scores(for person: Int) -> Vector<Double> { values }
    func prediction(person: Int, item: Int) -> Double { values[item] }
  }

  private let people = ["Ada", "Ben"]
  private let items = ["A", "B", "C", "D"]

  private func ratings(_ list: [(Int, Int, Double)]) -> Ratings {
    Ratings(
      people: people, items: items, scale: 1...5,
      list.map { Rating(person: $0.0, item: $0.1, value: $0.2) })
  }

  @Test func `Errors of 1 and 2 have a mean of one and a half, and a root of two and a half`() {
    let accuracy = Accuracy(
      of: Fixed(values: [3, 3, 3, 3]), on: ratings([(0, 0, 4), (1, 2, 1)]))
    #expect(accuracy.meanAbsolute == 1.5)
    #expect(abs(accuracy.rootMeanSquare - 2.5.squareRoot()) < 1e-15)
  }

  @Test func `A liked item in second place gives the logarithm of three`() {
    let split = RatingSplit(
      training: ratings([(0, 3, 5)]), test: ratings([(0, 1, 5), (0, 2, 2), (1, 0, 1)]))
    let quality = RankingQuality(of: Fixed(values: [3, 2, 1, 9]), on: split)
    // D was seen; of A, B and C only B is liked. Ben liked nothing.
    #expect(quality.people == 1)
    #expect(abs(quality.gain - discountedGain(of: [0, 1])) < 1e-15)
    #expect(abs(quality.gain - 0.6309297535714574) < 1e-15)
    #expect(quality.recall == 1)
  }

  @Test func `A list that is too short loses recall, and its ideal is as short`() {
    let split = RatingSplit(
      training: ratings([]), test: ratings([(0, 0, 5), (0, 1, 4), (0, 2, 4)]))
    let quality = RankingQuality(of: Fixed(values: [3, 2, 0, 1]), on: split, length: 2)
    #expect(quality.gain == 1)
    #expect(abs(quality.recall - 2.0 / 3) < 1e-15)
  }

  @Test func `Among rated items alone a bad order looks better`() {
    let split = RatingSplit(training: ratings([]), test: ratings([(0, 3, 5)]))
    let scores = Fixed(values: [4, 3, 2, 1])
    #expect(RankingQuality(of: scores, on: split, among: .rated).gain == 1)
    #expect(RankingQuality(of: scores, on: split).gain < 0.5)
  }

  @Test func `Recommendations leave out what is known, and ties go to the first`() {
    let list = Fixed(values: [1, 2, 2, 5]).recommendations(
      for: 0, count: 2, excluding: ratings([(0, 3, 5)]))
    #expect(list.map(\.item) == [1, 2])
  }

  @Test func `Popularity counts`() {
    let scores = Popularity<Float>(small).scores(for: 0)
    #expect(scores == [3, 2, 2, 3, 1])
  }
}
