import Foundation
import Grading
import LinearAlgebra

/// Weights by a rule, to which mistakes give other parts.
private struct Rule {
  var size: (Double) -> Double = { 1 + log($0) }
  var rarity: (_ total: Double, _ texts: Double) -> Double = { log((1 + $0) / (1 + $1)) + 1 }
  /// What a word adds to the number of its texts.
  var share: (Double) -> Double = { $0 > 0 ? 1 : 0 }
  /// What a weight adds to what the row is divided by, and what is then made of the sum.
  var part: (Double) -> Double = { $0 * $0 }
  var length: (Double) -> Double = { $0.squareRoot() }
  var isRefused: (Double) -> Bool = { !($0 >= 0 && $0.isFinite) }
  var keepsZeros = false

  func callAsFunction(_ counts: SparseMatrix<Double>) throws -> SparseMatrix<Double> {
    let words = counts.entries.filter { keepsZeros || $0.value != 0 }
    if words.contains(where: { isRefused($0.value) }) { throw Refusal() }
    var texts = Vector<Double>.zero(counts.columns)
    for word in words { texts[word.column] += keepsZeros ? 1 : share(word.value) }
    var sums = Vector<Double>.zero(counts.rows)
    let weights = words.map { word in
      word.value == 0
        ? 0 : size(word.value) * rarity(Double(counts.rows), texts[word.column])
    }
    for (word, weight) in zip(words, weights) { sums[word.row] += part(weight) }
    return SparseMatrix(
      rows: counts.rows, columns: counts.columns,
      entries: zip(words, weights).map { ($0.row, $0.column, $1 / length(sums[$0.row])) })
  }
}

/// What people really get wrong about weights of words.
func weightMistakes() -> [Mistake<WeightAnswer>] {
  func mistake(
    _ description: String, at name: String, _ change: (inout Rule) -> Void
  ) -> Mistake<WeightAnswer> {
    var rule = Rule()
    change(&rule)
    let changed = rule
    return Mistake(description, caughtAt: name) { try changed($0) }
  }
  return [
    mistake("takes counts as they are", at: "the example") { $0.size = { $0 } },
    mistake("takes ln(1 + c)", at: "the example") { $0.size = { log(1 + $0) } },
    mistake("takes the logarithm without 1, so that single words vanish", at: "the example") {
      $0.size = { log($0) }
      $0.length = { $0 == 0 ? 1 : $0.squareRoot() }
    },
    mistake("takes logarithms to base 10", at: "the example") {
      $0.size = { 1 + log10($0) }
      $0.rarity = { log10((1 + $0) / (1 + $1)) + 1 }
    },
    mistake("forgets the 1 that is added to the rarity", at: "the example") {
      $0.rarity = { log((1 + $0) / (1 + $1)) }
      $0.length = { $0 == 0 ? 1 : $0.squareRoot() }
    },
    mistake("takes ln(n / d) + 1", at: "the example") { $0.rarity = { log($0 / $1) + 1 } },
    mistake("takes ln(n / (1 + d)) + 1", at: "the example") {
      $0.rarity = { log($0 / (1 + $1)) + 1 }
    },
    mistake("forgets the rarity", at: "the example") { $0.rarity = { _, _ in 1 } },
    mistake("counts uses of a word, not texts", at: "the example") { $0.share = { $0 } },
    mistake("divides by the sum of the weights", at: "the example") {
      $0.part = { $0 }
      $0.length = { $0 }
    },
    mistake("forgets the root of the length", at: "the example") { $0.length = { $0 } },
    mistake("does not divide rows", at: "the example") { $0.length = { _ in 1 } },
    mistake("counts a zero that is kept as a text that has the word", at: "a zero that is kept") {
      $0.keepsZeros = true
      $0.length = { $0 == 0 ? 1 : $0.squareRoot() }
    },
    mistake("takes the magnitude of a count", at: "a negative count") {
      $0.size = { 1 + log($0.magnitude) }
      $0.isRefused = { !$0.isFinite }
    },
    mistake("lets infinite counts pass", at: "an infinite count") {
      $0.isRefused = { !($0 >= 0) }
    },
    mistake("compares a count that is NaN", at: "a count that is NaN") {
      $0.isRefused = { $0 < 0 || $0 == .infinity }
    },
    Mistake("makes columns of length 1", caughtAt: "the example") { counts in
      try Rule()(counts.transposed()).transposed()
    },
    Mistake("counts words where texts belong", caughtAt: "a word in no text") { counts in
      var rule = Rule()
      let columns = Double(counts.columns)
      rule.rarity = { log((1 + columns) / (1 + $1)) + 1 }
      return try rule(counts)
    },
    Mistake("drops texts without words", caughtAt: "a text without words") { counts in
      let rows = try Rule()(counts)
      let kept = (0..<rows.rows).filter { i in rows.rowStarts[i] < rows.rowStarts[i + 1] }
      if kept.count == rows.rows { return rows }
      let places = Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
      return SparseMatrix(
        rows: kept.count, columns: rows.columns,
        entries: rows.entries.compactMap { entry in
          places[entry.row].map { ($0, entry.column, entry.value) }
        })
    },
  ]
}
