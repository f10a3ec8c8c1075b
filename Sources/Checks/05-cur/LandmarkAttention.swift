import Attempts
import Grading
import LinearAlgebra
import Solutions05

let landmarkAttention: Exercise = Exercise(
  "LandmarkAttention",
  learner: { call in { query, key, value, m in try call(query, key, value, m) } },
  reference: Solutions05.landmarkAttention,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("forgets to divide by √d", caughtAt: "queries of length four") { q, k, v, m in
      try Variant(scale: 1).attention(q, k, v, m)
    },
    Mistake("divides by d", caughtAt: "queries of length four") { q, k, v, m in
      try Variant(scale: 1 / Double(q.columns)).attention(q, k, v, m)
    },
    Mistake("takes the softmax down the columns", caughtAt: "the example") { q, k, v, m in
      try Variant(alongColumns: true).attention(q, k, v, m)
    },
    Mistake("does not subtract the largest score", caughtAt: "scores of about 1000") {
      q, k, v, m in try Variant(subtractsLargest: false).attention(q, k, v, m)
    },
    Mistake("takes the first row of each stretch", caughtAt: "four landmarks of random data") {
      q, k, v, m in try Variant(landmark: .first).attention(q, k, v, m)
    },
    Mistake("takes every m-th row for a stretch", caughtAt: "four landmarks of random data") {
      q, k, v, m in try Variant(landmark: .strided).attention(q, k, v, m)
    },
    Mistake("inverts the middle", caughtAt: "landmarks that are all equal") { q, k, v, m in
      try Variant(middle: { try $0.solve(.identity($0.rows)) }).attention(q, k, v, m)
    },
    Mistake("leaves the middle out", caughtAt: "a landmark for each position") { q, k, v, m in
      try Variant(middle: { .identity($0.rows) }).attention(q, k, v, m)
    },
    Mistake("turns the middle around", caughtAt: "a landmark for each position") { q, k, v, m in
      try Variant(middle: { try pseudoInverse($0).transposed() }).attention(q, k, v, m)
    },
  ]
) { answer, exam in
  func examine(
    _ name: String, _ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>,
    landmarks m: Int, expected: Matrix<Double>
  ) throws {
    exam.begin(name, given: ["query": q, "key": k, "value": v, "landmarks": m])
    let result = try answer(q, k, v, m)
    try exam.expect(result, closeTo: expected, within: 1e-6, as: "the result")
  }
  let ln3 = Double.log(3)
  try examine(
    "the example", [[1], [1]], [[0], [ln3]], [[0], [4]], landmarks: 1, expected: [[3], [3]])
  let two: Matrix<Double> = [[1, 1, 1, 1], [1, 1, 1, 1]]
  try examine(
    "queries of length four", two, [[0, 0, 0, 0], [ln3, ln3, 0, 0]], [[0], [4]], landmarks: 1,
    expected: [[3], [3]])
  try examine(
    "scores of about 1000", [[1000], [1000]], [[1], [1]], [[0], [4]], landmarks: 1,
    expected: [[2], [2]])
  try examine(
    "scores of about −1000", [[-1000], [-1000]], [[1], [1]], [[0], [4]], landmarks: 1,
    expected: [[2], [2]])
  let same = Matrix<Double>(rows: 4, columns: 2, repeating: 0.5)
  try examine(
    "landmarks that are all equal", same, same, [[1], [2], [3], [6]], landmarks: 2,
    expected: [[3], [3], [3], [3]])
  for seed in 1...2 {
    let (q, k, v) = sequence(8, seed: UInt64(seed))
    try examine(
      "a landmark for each position", q, k, v, landmarks: 8,
      expected: Variant().weights(q, k) * v)
    try examine(
      "four landmarks of random data", q, k, v, landmarks: 4,
      expected: Variant().attention(q, k, v, 4))
  }
}

/// Queries, keys and values of which the weights are well conditioned.
private func sequence(
  _ n: Int, seed: UInt64
) -> (Matrix<Double>, Matrix<Double>, Matrix<Double>) {
  var generator = SplitMix64(seed: seed)
  let q = 2 * Matrix<Double>.gaussian(rows: n, columns: 6, using: &generator)
  let noise = Matrix<Double>.gaussian(rows: n, columns: 6, using: &generator)
  return (q, q + 0.3 * noise, .gaussian(rows: n, columns: 3, using: &generator))
}

/// The method written out entry by entry, with the places where people go wrong left open.
private struct Variant {
  enum Landmark { case mean, first, strided }
  var scale: Double?
  var alongColumns = false
  var subtractsLargest = true
  var landmark = Landmark.mean
  var middle: (Matrix<Double>) throws -> Matrix<Double> = { try pseudoInverse($0) }

  func weights(_ q: Matrix<Double>, _ k: Matrix<Double>) -> Matrix<Double> {
    let factor = scale ?? 1 / Double(q.columns).squareRoot()
    var scores = factor * (q * k.transpose)
    if alongColumns { scores = scores.transposed() }
    for i in 0..<scores.rows {
      let row = scores[row: i]
      let powers = row.map { Double.exp($0 - (subtractsLargest ? row.max() ?? 0 : 0)) }
      scores[row: i] = Vector(powers) / powers.reduce(0, +)
    }
    return alongColumns ? scores.transposed() : scores
  }

  func attention(
    _ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>, _ m: Int
  ) throws -> Matrix<Double> {
    let (shortQuery, shortKey) = (landmarks(q, m), landmarks(k, m))
    let inverse = try middle(weights(shortQuery, shortKey))
    return weights(q, shortKey) * (inverse * (weights(shortQuery, k) * v))
  }

  private func landmarks(_ a: Matrix<Double>, _ m: Int) -> Matrix<Double> {
    let length = a.rows / m
    return Matrix(rows: m, columns: a.columns) { s, j in
      switch landmark {
      case .mean: (0..<length).reduce(0) { $0 + a[s * length + $1, j] } / Double(length)
      case .first: a[s * length, j]
      case .strided: (0..<length).reduce(0) { $0 + a[s + $1 * m, j] } / Double(length)
      }
    }
  }
}
