import Attempts
import Foundation
import Grading
import LinearAlgebra
import Solutions09

let weightedRows: Exercise = Exercise(
  "WeightedRows",
  learner: { call in { counts in try call(counts) } },
  reference: Solutions09.weightedRows(_:) as WeightAnswer,
  stub: { _ in throw NotAttempted() },
  mistakes: weightMistakes()
) { (answer: WeightAnswer, exam: Exam) in
  for (name, counts) in smallTexts() + randomTexts() {
    exam.begin(name, given: ["counts": Matrix(counts)])
    let got = try answer(counts)
    try exam.expect(
      got.rows == counts.rows && got.columns == counts.columns, as: "the shape of the rows",
      expected: counts.shape, got: got.shape)
    try exam.expect(
      Matrix(got), eachCloseTo: expectedWeights(counts), within: 1e-12, as: "the rows")
  }
  try examineManyTexts(answer, exam)
  try exam.expectRefusals(
    of: [
      "a negative count": -1, "a count that is NaN": .nan, "an infinite count": .infinity,
      "a count −∞": -.infinity,
    ],
    butNotOf: ["a count of 1": 1],
    given: { ["counts": [[2, 0], [$0, 1]] as Matrix<Double>] },
    by: { Matrix(try answer(SparseMatrix([[2, 0], [$0, 1]]))) })
  try exam.expectRefusals(
    of: ["a negative count in a word's first text": -2],
    given: { ["counts": [[$0, 0], [3, 1]] as Matrix<Double>] },
    by: { Matrix(try answer(SparseMatrix([[$0, 0], [3, 1]]))) })
}

typealias WeightAnswer = (SparseMatrix<Double>) throws -> SparseMatrix<Double>

/// The definition, entry by entry, over a dense matrix.
private func expectedWeights(_ counts: SparseMatrix<Double>) -> Matrix<Double> {
  let dense = Matrix(counts)
  let texts = (0..<dense.columns).map { j in (0..<dense.rows).count { dense[$0, j] > 0 } }
  let weights = Matrix(rows: dense.rows, columns: dense.columns) { i, j in
    let rarity = log(Double(1 + dense.rows) / Double(1 + texts[j])) + 1
    return dense[i, j] > 0 ? (1 + log(dense[i, j])) * rarity : 0
  }
  return Matrix(rows: dense.rows, columns: dense.columns) { i, j in
    weights[i, j] == 0 ? 0 : weights[i, j] / weights[row: i].norm
  }
}

private func smallTexts() -> [(name: String, counts: SparseMatrix<Double>)] {
  [
    ("the example", SparseMatrix([[2, 1], [1, 0]])),
    ("one word in one text", SparseMatrix([[3]])),
    ("a text without words", SparseMatrix([[1, 2, 0], [0, 0, 0], [0, 1, 4]])),
    ("a word in no text", SparseMatrix([[1, 0, 2], [3, 0, 0]])),
    ("a word in every text", SparseMatrix([[1, 2, 0], [1, 0, 3], [5, 0, 0]])),
    ("equal texts", SparseMatrix([[2, 1], [2, 1], [2, 1]])),
    ("counts that differ much", SparseMatrix([[1, 1_000_000, 10], [100, 1, 0]])),
    ("more words than texts", SparseMatrix([[1, 0, 2, 0, 3, 1], [0, 4, 1, 0, 0, 1]])),
    ("a single text", SparseMatrix([[1, 2, 0, 7]])),
    (
      "a zero that is kept",
      SparseMatrix(rows: 2, columns: 2, entries: [(0, 0, 0), (0, 1, 2), (1, 0, 3), (1, 1, 1)])
    ),
    (
      "a text of zeros that are kept",
      SparseMatrix(rows: 2, columns: 2, entries: [(0, 0, 0), (0, 1, 0), (1, 0, 3), (1, 1, 1)])
    ),
    ("no words at all", SparseMatrix(rows: 2, columns: 3, entries: [])),
  ]
}

private func randomTexts() -> [(name: String, counts: SparseMatrix<Double>)] {
  var random = SplitMix64(seed: 901)
  return [(7, 5), (4, 12), (30, 20)].map { rows, columns in
    var entries: [(row: Int, column: Int, value: Double)] = []
    for i in 0..<rows {
      // Rare words and common ones, as in a language.
      for j in 0..<columns where random.uniform() < 1 / Double(1 + j) {
        entries.append((i, j, (1 + 6 * random.uniform()).rounded(.down)))
      }
    }
    return (
      "random counts, \(rows) × \(columns)",
      SparseMatrix(rows: rows, columns: columns, entries: entries)
    )
  }
}

/// So many texts and words that a dense matrix of them fills gigabytes: text i has words i and i + 1.
private func examineManyTexts(_ answer: WeightAnswer, _ exam: Exam) throws {
  let count = 20_000
  let entries = (0..<count).flatMap { i -> [(row: Int, column: Int, value: Double)] in
    [(i, i, 1), (i, (i + 1) % count, 2)]
  }
  exam.begin("20,000 texts and 20,000 words")
  let got = try answer(SparseMatrix(rows: count, columns: count, entries: entries))
  try exam.expect(
    got.rows == count && got.columns == count, as: "the shape of the rows",
    expected: "\(count) × \(count)", got: got.shape)
  // Every word is in two texts, so the rarity is the same for all, and cancels.
  let long = 1 + log(2.0)
  let length = (1 + long * long).squareRoot()
  let found = got.entries.filter { $0.value != 0 }
  try exam.expect(found.count, equals: 2 * count, as: "the number of weights")
  for weight in found {
    let isFirst = weight.row == weight.column
    try exam.expect(
      isFirst || weight.column == (weight.row + 1) % count, as: "the words of text \(weight.row)",
      expected: "\(weight.row) and \((weight.row + 1) % count)", got: "\(weight.column)")
    try exam.expect(
      weight.value, closeTo: (isFirst ? 1 : long) / length, within: 1e-12,
      as: "the weight of word \(weight.column) in text \(weight.row)")
  }
}
