import Foundation
import Grading
import LinearAlgebra

/// The gain of a list, with parts that a mistake changes.
private struct Gain {
  /// By what the gain at a place is divided; the first place is 1.
  var discount: (Int) -> Double = { log2(Double($0 + 1)) }
  var value: (Double) -> Double = { $0 }
  var isBefore: (_ score: Double, _ other: Double, _ i: Int, _ j: Int) -> Bool = { a, b, i, j in
    a > b || (a == b && i < j)
  }
  /// The films among which the best list is looked for: all, those that are not seen, and the list.
  var rivals: (_ all: [Int], _ free: [Int], _ listed: [Int]) -> [Int] = { _, free, _ in free }
  var isHidden: (Int, [Int]) -> Bool = { $1.contains($0) }
  var places: (Int) -> Int = { $0 }
  var idealPlaces: (Int) -> Int = { $0 }
  var ratio: (Double, Double) -> Double = { $1 == 0 ? 0 : $0 / $1 }
  var isRefused: (Vector<Double>, [Int]) -> Bool = { scores, _ in
    scores.contains { $0.isNaN }
  }

  func callAsFunction(
    _ scores: Vector<Double>, _ gains: Vector<Double>, _ seen: [Int], _ places: Int
  ) throws -> Double {
    if isRefused(scores, seen) { throw Refusal() }
    let all = Array(scores.indices)
    let free = all.filter { !isHidden($0, seen) }
    let list = free.sorted { isBefore(scores[$0], scores[$1], $0, $1) }
      .prefix(max(0, self.places(places)))
    let best = rivals(all, free, Array(list)).sorted { gains[$0] > gains[$1] }
      .prefix(max(0, idealPlaces(places)))
    func worth(_ list: some Collection<Int>) -> Double {
      zip(list, 1...).reduce(0) { $0 + value(gains[$1.0]) / discount($1.1) }
    }
    return ratio(worth(list), worth(best))
  }
}

/// What people really get wrong about the gain of a list.
func gainMistakes() -> [Mistake<GainAnswer>] {
  func mistake(
    _ description: String, at name: String, _ change: (inout Gain) -> Void
  ) -> Mistake<GainAnswer> {
    var gain = Gain()
    change(&gain)
    let changed = gain
    return Mistake(description, caughtAt: name) { try changed($0, $1, $2, $3) }
  }
  return [
    mistake("divides by log₂ k, with 1 for the first place", at: "the example") {
      $0.discount = { max(1, log2(Double($0))) }
    },
    mistake("divides by log₂(k + 2)", at: "the example") { $0.discount = { log2(Double($0 + 2)) } },
    mistake("divides by the place", at: "the example") { $0.discount = { Double($0) } },
    mistake("takes ln(1 + k) + 1", at: "the example") { $0.discount = { log(1 + Double($0)) + 1 } },
    mistake("does not discount", at: "the example") { $0.discount = { _ in 1 } },
    mistake("takes 2^g − 1 for a gain", at: "grades") { $0.value = { exp2($0) - 1 } },
    mistake("counts a film as liked or not", at: "grades") { $0.value = { $0 > 0 ? 1 : 0 } },
    mistake("puts low scores first", at: "the example") {
      $0.isBefore = { a, b, i, j in a < b || (a == b && i < j) }
    },
    mistake("puts later films first among equals", at: "equal scores") {
      $0.isBefore = { a, b, i, j in a > b || (a == b && i > j) }
    },
    mistake("compares with the best order of what it listed", at: "the example") {
      $0.rivals = { _, _, listed in listed }
    },
    mistake("takes all places for the best list", at: "grades, two places") {
      $0.idealPlaces = { _ in .max }
    },
    mistake("does not divide by the best", at: "the example") { $0.ratio = { found, _ in found } },
    mistake("divides zero by zero", at: "nothing liked") { $0.ratio = { $0 / $1 } },
    mistake("gives 1 where nothing was liked", at: "nothing liked") {
      $0.ratio = { $1 == 0 ? 1 : $0 / $1 }
    },
    mistake("takes small gains for none", at: "gains times 2^-200") {
      $0.ratio = { $1 < 1e-12 ? 0 : $0 / $1 }
    },
    mistake("recommends what was seen", at: "a seen film in front") {
      $0.isHidden = { _, _ in false }
    },
    mistake("counts seen films for the best list", at: "a liked film was seen") {
      $0.rivals = { all, _, _ in all }
    },
    mistake("looks for the first seen film only", at: "two seen films") {
      $0.isHidden = { film, seen in seen.first == film }
    },
    mistake("lists one film too many", at: "the example") { $0.places = { $0 + 1 } },
    mistake("looks for NaN in the first place only", at: "a last score that is NaN") {
      $0.isRefused = { scores, _ in scores.first?.isNaN ?? false }
    },
    mistake("looks for NaN among unseen films only", at: "NaN among scores of seen films") {
      $0.isRefused = { scores, seen in
        scores.indices.contains { scores[$0].isNaN && !seen.contains($0) }
      }
    },
    mistake("refuses infinite scores", at: "infinite scores") {
      $0.isRefused = { scores, _ in scores.contains { !$0.isFinite } }
    },
  ]
}
