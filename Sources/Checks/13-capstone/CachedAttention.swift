import Attempts
import Grading
import LinearAlgebra
import Solutions13

typealias CachedAnswer = (
  Matrix<Double>, Matrix<Double>, Matrix<Double>, Matrix<Double>, Matrix<Double>, Int, Double
) throws -> (outputs: Matrix<Double>, keys: Matrix<Double>, values: Matrix<Double>)

let cachedAttention: Exercise = Exercise(
  "CachedAttention",
  learner: { call in { q, k, v, keptK, keptV, d, base in try call(q, k, v, keptK, keptV, d, base) }
  },
  reference: Solutions13.cachedAttention,
  stub: { _, _, _, _, _, _, _ in throw NotAttempted() },
  mistakes: cachedMistakes()
) { answer, exam in
  typealias Kept = (keys: Matrix<Double>, values: Matrix<Double>)
  /// Reads one piece of a text; outputs are those of the whole text.
  func read(
    _ part: Range<Int>, of text: Text, whole: Matrix<Double>, after kept: Kept, as title: String,
    largeBecause reason: String? = nil
  ) throws -> Kept {
    let (q, k, v) = (text.q[columns: part], text.k[columns: part], text.v[columns: part])
    exam.begin(
      title,
      given: [
        "queries": q, "keys": k, "values": v, "keptKeys": kept.keys, "keptValues": kept.values,
        "headSize": text.d, "base": text.base,
      ], largeBecause: reason)
    let got = try answer(q, k, v, kept.keys, kept.values, text.d, text.base)
    try exam.expect(got.outputs, closeTo: whole[columns: part], within: 1e-9, as: "the outputs")
    try exam.expect(got.keys, hasShape: (k.rows, part.upperBound), as: "the kept keys")
    try exam.expect(got.values, hasShape: (v.rows, part.upperBound), as: "the kept values")
    return (got.keys, got.values)
  }
  /// Reads a text in pieces of given lengths.
  func check(
    _ name: String, _ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>, _ d: Int,
    _ base: Double, pieces: [Int], largeBecause reason: String? = nil
  ) throws {
    let text = Text(q: q, k: k, v: v, d: d, base: base)
    let whole = text.outputs()
    var kept = text.nothing
    var start = 0
    for (number, length) in pieces.enumerated() {
      let title = pieces.count == 1 ? name : "\(name), piece \(number + 1)"
      kept = try read(
        start..<start + length, of: text, whole: whole, after: kept, as: title,
        largeBecause: reason)
      start += length
    }
  }
  /// Reads a piece of each text, then the next of each.
  func checkInTurns(_ name: String, _ texts: [Text], pieces: Int) throws {
    let wholes = texts.map { $0.outputs() }
    var kept = texts.map(\.nothing)
    for piece in 0..<pieces {
      for (i, text) in texts.enumerated() {
        kept[i] = try read(
          piece..<piece + 1, of: text, whole: wholes[i], after: kept[i],
          as: "\(name), text \(i + 1), piece \(piece + 1)")
      }
    }
  }
  try check(
    "the example", [[1, 0], [0, 0]], [[1, 3], [1, 2]], [[2, 6], [4, 0]], 2, 100, pieces: [1, 1])
  try check(
    "one piece", [[2, 2, 1], [0, 1, 2]], [[1, 1, 2], [0, 1, 0]], [[1, 2, 4], [1, 0, 0]], 2, 100,
    pieces: [3])
  try check(
    "two tokens after one", [[2, 2, 1], [0, 1, 2]], [[1, 1, 2], [0, 1, 0]],
    [[1, 2, 4], [1, 0, 0]],
    2, 100, pieces: [1, 2])
  try checkInTurns(
    "two texts in turns",
    [
      Text(q: [[1, 2], [0, 1]], k: [[1, 0], [1, 1]], v: [[1, 2], [3, 5]], d: 2, base: 100),
      Text(q: [[2, 1], [1, 0]], k: [[0, 2], [1, 1]], v: [[7, 4], [0, 6]], d: 2, base: 100),
    ], pieces: 2)
  var random = SplitMix64(seed: 136)
  func gaussian(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    .gaussian(rows: rows, columns: columns, using: &random)
  }
  let shapes: [(name: String, heads: Int, groups: Int, d: Int, pieces: [Int])] = [
    ("token by token", 1, 1, 2, [1, 1, 1, 1]), ("in two halves", 1, 1, 4, [3, 3]),
    ("two heads for one", 2, 1, 2, [2, 1, 2]), ("as many of both", 2, 2, 4, [1, 3]),
    ("two for each", 4, 2, 2, [2, 1, 1]), ("a long piece after a short one", 3, 1, 2, [1, 5]),
  ]
  for (name, heads, groups, d, pieces) in shapes {
    let n = pieces.reduce(0, +)
    let (q, k, v) = (gaussian(heads * d, n), gaussian(groups * d, n), gaussian(groups * d, n))
    for base in [10.0, 10_000] {
      try check("\(name), base \(Int(base))", 2 * q, k, v, d, base, pieces: pieces)
    }
    try check("\(name), large scores", 50 * q, 40 * k, v, d, 100, pieces: pieces)
    for unit in Unit.beyondSquares {
      try check("\(name), V \(unit.name)", q, k, unit(v), d, 100, pieces: pieces)
    }
    for unit in Unit.extremes {
      try check(
        "\(name), Q \(unit.name), K the other way", unit(q), k * unit.power(-1), v, d, 100,
        pieces: pieces)
    }
  }
  let (q, k, v) = (gaussian(4, 301), gaussian(2, 301), gaussian(2, 301))
  try check(
    "300 tokens before", q, k, v, 2, 10_000, pieces: [150, 150, 1],
    largeBecause: "a position far from 0 needs that many tokens before it")
}

private struct Text {
  let q: Matrix<Double>
  let k: Matrix<Double>
  let v: Matrix<Double>
  let d: Int
  let base: Double

  /// What is kept before the first piece.
  var nothing: (keys: Matrix<Double>, values: Matrix<Double>) {
    (k[columns: 0..<0], v[columns: 0..<0])
  }

  /// The outputs of the whole text, read at once.
  func outputs() -> Matrix<Double> { attention(q, k, v, headSize: d, base: base) }
}
