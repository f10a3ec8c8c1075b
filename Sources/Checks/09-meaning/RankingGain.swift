import Attempts
import Foundation
import Gallery
import Grading
import LinearAlgebra
import Solutions09

let rankingGain: Exercise = Exercise(
  "RankingGain",
  learner: { call in { scores, gains, seen, places in try call(scores, gains, seen, places) } },
  reference: Solutions09.rankingGain(scores:gains:seen:places:) as GainAnswer,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: gainMistakes()
) { (answer: GainAnswer, exam: Exam) in
  for item in knownLists() + randomLists() {
    exam.begin(
      item.name,
      given: [
        "scores": item.scores, "gains": item.gains, "seen": item.seen, "places": item.places,
      ])
    try exam.expect(
      try answer(item.scores, item.gains, item.seen, item.places), closeTo: item.expected,
      within: 1e-12, as: "the gain")
  }
  let scores: Vector<Double> = [3, 9, 5]
  try exam.expectRefusals(
    of: ["a first score that is NaN": [.nan, 9, 5], "a last score that is NaN": [3, 9, .nan]],
    butNotOf: ["infinite scores": [.infinity, -.infinity, 0]],
    given: {
      ["scores": $0 as Vector<Double>, "gains": [1, 0, 1] as Vector<Double>, "places": 2]
    },
    by: { try answer($0, [1, 0, 1], [], 2) })
  try exam.expectRefusals(
    of: ["NaN among scores of seen films": [1]],
    given: { ["scores": [3, .nan, 5] as Vector<Double>, "seen": $0 as [Int]] },
    by: { try answer([scores[0], .nan, scores[2]], [1, 0, 1], $0, 2) })
}

typealias GainAnswer = (Vector<Double>, Vector<Double>, [Int], Int) throws -> Double

private struct RankedList {
  let name: String
  let scores: Vector<Double>
  let gains: Vector<Double>
  let seen: [Int]
  let places: Int
  let expected: Double
}

/// What gains in the order of a list are worth.
private func worth(_ gains: [Double]) -> Double {
  zip(gains, 1...).reduce(0) { $0 + $1.0 / log2(Double($1.1 + 1)) }
}

private func knownLists() -> [RankedList] {
  let (scores, gains): (Vector<Double>, Vector<Double>) = ([3, 9, 5], [1, 0, 1])
  let second = 1 / log2(3.0)
  let example = second / (1 + second)
  func list(
    _ name: String, _ expected: Double, _ scores: Vector<Double>, _ gains: Vector<Double>,
    seen: [Int] = [], places: Int = 2
  ) -> RankedList {
    RankedList(
      name: name, scores: scores, gains: gains, seen: seen, places: places, expected: expected)
  }
  let graded: Vector<Double> = [3, 0, 1, 2]
  let ideal = worth([3, 2, 1])
  return [
    list("the example", example, scores, gains),
    list("one place", 0, scores, gains, places: 1),
    list("three places", (second + 0.5) / (1 + second), scores, gains, places: 3),
    list("more places than films", (second + 0.5) / (1 + second), scores, gains, places: 10),
    list("the best order", 1, [9, 3, 5], gains),
    list("nothing liked", 0, scores, [0, 0, 0]),
    list("a seen film in front", 1, scores, gains, seen: [1]),
    list("a liked film was seen", second, scores, gains, seen: [2]),
    list("a seen film named twice", 1, scores, gains, seen: [1, 1]),
    list("two seen films", 1, scores, gains, seen: [2, 1]),
    list("everything was seen", 0, scores, gains, seen: [0, 1, 2]),
    list("everything liked was seen", 0, scores, gains, seen: [2, 0]),
    list("grades", worth([0, 2, 1]) / ideal, [1, 9, 5, 7], graded, places: 3),
    list("grades, two places", worth([0, 2]) / worth([3, 2]), [1, 9, 5, 7], graded),
    list("half a gain", worth([0.5, 1]) / worth([1, 0.5]), [2, 1], [0.5, 1]),
    list("a list that is worth next to nothing", 0x1p-60, [1, 2], [1, 0x1p-60], places: 1),
    list("negative scores", example, [-7, -1, -5], gains),
    list("infinite scores", worth([0, 1]) / (1 + second), [-.infinity, .infinity, 0], gains),
    list("equal scores", worth([0, 1]) / (1 + second), [4, 4, 4], [0, 1, 1]),
    list("equal scores, a seen film between", second, [4, 4, 4, 1], [0, 1, 1, 0], seen: [1]),
    list("two equal scores behind", 0.5, [1, 1, 9, 1], [0, 1, 0, 0], places: 4),
    list("one film", 1, [2], [5], places: 1), list("no films", 0, [], [], places: 3),
  ]
    + (Unit.extremes + Unit.beyondSquares).flatMap { unit in
      [
        list("scores \(unit.name)", example, unit(scores), gains),
        list("gains \(unit.name)", example, scores, unit(gains)),
      ]
    }
}

private func randomLists() -> [RankedList] {
  var random = SplitMix64(seed: 906)
  return [(8, 3), (8, 8), (30, 10), (30, 1), (200, 20)].flatMap { count, places in
    (0..<4).map { round -> RankedList in
      // Scores from few values tie often.
      let scores = (0..<count).map { _ in (random.gaussian() * 4).rounded() / (round < 2 ? 4 : 1) }
      let gains = (0..<count).map { _ in max(0, (random.gaussian() * 3).rounded()) }
      let seen = (0..<count).filter { _ in random.uniform() < 0.2 }
      // Insertion: each film goes before the first that has a lower score.
      var films: [Int] = []
      for film in 0..<count where !seen.contains(film) {
        films.insert(film, at: films.firstIndex { scores[$0] < scores[film] } ?? films.count)
      }
      let best = worth(films.map { gains[$0] }.sorted(by: >).prefix(places).map { $0 })
      let found = worth(films.prefix(places).map { gains[$0] })
      return RankedList(
        name: "\(count) films, \(places) places, list \(round)", scores: Vector(scores),
        gains: Vector(gains), seen: seen, places: places, expected: best > 0 ? found / best : 0)
    }
  }
}
