import Grading
import LinearAlgebra

/// What people really get wrong about attention through landmarks.
func landmarkMistakes() -> [Mistake<LandmarkAnswer>] {
  wrongSoftmax() + wrongLandmarks() + wrongMiddles() + wrongCosts()
}

/// The method written out entry by entry, with the places where people go wrong left open.
struct LandmarkVariant {
  /// The factor of the scores, from the length of a query.
  var scale: (_ d: Int) -> Double = { 1 / Double($0).squareRoot() }
  /// Whether the softmax is taken down the columns.
  var alongColumns = false
  /// What is subtracted from a row of scores, which is one of several.
  var shift: (_ row: Vector<Double>, _ scores: Matrix<Double>) -> Double = { row, _ in
    row.max() ?? 0
  }
  /// The landmark entry from those of a stretch, in column j of a matrix in stretch s.
  var landmark: (_ a: Matrix<Double>, _ m: Int, _ s: Int, _ j: Int) -> Double = { a, m, s, j in
    let length = a.rows / m
    return (0..<length).reduce(0) { $0 + a[s * length + $1, j] } / Double(length)
  }
  /// What comes between the outer factors.
  var middle: (Matrix<Double>) throws -> Matrix<Double> = { try pseudoInverse($0) }

  /// `softmax(XYᵀ/√d)`, over each row.
  func weights(_ q: Matrix<Double>, _ k: Matrix<Double>) -> Matrix<Double> {
    var scores = scale(q.columns) * (q * k.transpose)
    if alongColumns { scores = scores.transposed() }
    var result = scores
    for i in 0..<scores.rows {
      let row = scores[row: i]
      let largest = shift(row, scores)
      let powers = row.map { Double.exp($0 - largest) }
      result[row: i] = Vector(powers) / powers.reduce(0, +)
    }
    return alongColumns ? result.transposed() : result
  }

  /// Attention through m landmarks.
  func attention(
    _ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>, _ m: Int
  ) throws -> Matrix<Double> {
    let (shortQuery, shortKey) = (landmarks(q, m), landmarks(k, m))
    let inverse = try middle(weights(shortQuery, shortKey))
    return weights(q, shortKey) * (inverse * (weights(shortQuery, k) * v))
  }

  /// The m landmarks of a sequence.
  func landmarks(_ a: Matrix<Double>, _ m: Int) -> Matrix<Double> {
    Matrix(rows: m, columns: a.columns) { s, j in landmark(a, m, s, j) }
  }
}

private func wrongSoftmax() -> [Mistake<LandmarkAnswer>] {
  [
    Mistake(
      "forgets to divide by √d", caughtAt: "queries of length four",
      LandmarkVariant(scale: { _ in 1 }).attention),
    Mistake(
      "divides by d", caughtAt: "queries of length four",
      LandmarkVariant(scale: { 1 / Double($0) }).attention),
    Mistake(
      "takes the softmax down the columns", caughtAt: "the example",
      LandmarkVariant(alongColumns: true).attention),
    Mistake(
      "does not subtract the largest score", caughtAt: "scores of about 1000",
      LandmarkVariant(shift: { _, _ in 0 }).attention),
    Mistake(
      "subtracts the smallest score", caughtAt: "scores of 1000 and −1000 in one row",
      LandmarkVariant(shift: { row, _ in row.min() ?? 0 }).attention),
    Mistake(
      "subtracts the mean score", caughtAt: "scores of 1000 and −1000 in one row",
      LandmarkVariant(shift: { row, _ in row.reduce(0, +) / Double(row.count) }).attention),
    Mistake(
      "subtracts the largest of all scores", caughtAt: "scores of 1000 and −1000 in two rows",
      LandmarkVariant(shift: { _, scores in scores.elements.max() ?? 0 }).attention),
  ]
}

private func wrongLandmarks() -> [Mistake<LandmarkAnswer>] {
  [
    Mistake(
      "takes the first row of each stretch", caughtAt: "a singular value of 1e-11",
      LandmarkVariant(landmark: { a, m, s, j in a[s * (a.rows / m), j] }).attention),
    Mistake(
      "takes every m-th row for a stretch", caughtAt: "a singular value of 1e-4",
      LandmarkVariant(landmark: { a, m, s, j in
        let length = a.rows / m
        return (0..<length).reduce(0) { $0 + a[s + $1 * m, j] } / Double(length)
      }).attention),
    Mistake(
      "adds up a stretch", caughtAt: "the example",
      LandmarkVariant(landmark: { a, m, s, j in
        let length = a.rows / m
        return (0..<length).reduce(0) { $0 + a[s * length + $1, j] }
      }).attention),
    Mistake(
      "takes stretches of m rows", caughtAt: "two landmarks of random data",
      LandmarkVariant(landmark: { a, m, s, j in
        let length = min(m, a.rows / m)
        return (0..<length).reduce(0) { $0 + a[s * length + $1, j] } / Double(length)
      }).attention),
  ]
}

private func wrongMiddles() -> [Mistake<LandmarkAnswer>] {
  [
    Mistake(
      "inverts the middle", caughtAt: "landmarks that are all equal",
      LandmarkVariant(middle: { try $0.solve(.identity($0.rows)) }).attention),
    Mistake(
      "leaves the middle out",
      caughtAt: "scores of 1000 and −1000 in two rows",
      LandmarkVariant(middle: { .identity($0.rows) }).attention),
    Mistake(
      "turns the middle around", caughtAt: "a singular value of 1e-4",
      LandmarkVariant(middle: { try pseudoInverse($0).transposed() }).attention),
    Mistake(
      "leaves out singular values below 1e-3", caughtAt: "a singular value of 1e-4",
      LandmarkVariant(middle: { try pseudoInverse($0, relativeTolerance: 1e-3) }).attention),
    Mistake(
      "leaves out singular values below 1e-9", caughtAt: "a singular value of 1e-11",
      LandmarkVariant(middle: { try pseudoInverse($0, relativeTolerance: 1e-9) }).attention),
    Mistake(
      "keeps singular values above 1e-15", caughtAt: "a singular value of 1e-13",
      LandmarkVariant(middle: { try pseudoInverse($0, relativeTolerance: 1e-15) }).attention),
  ]
}

private func wrongCosts() -> [Mistake<LandmarkAnswer>] {
  let right = LandmarkVariant()
  return [
    Mistake("computes all scores", caughtAt: "64 positions and 512") { q, k, v, m in
      m == q.rows
        ? right.weights(q, k) * v
        : try right.attention(q, k, v, m)
          + 0 * (right.weights(q, k) * v)
    },
    Mistake("multiplies from the left", caughtAt: "512 positions and 8192") { q, k, v, m in
      let (shortQuery, shortKey) = (right.landmarks(q, m), right.landmarks(k, m))
      let inverse = try pseudoInverse(right.weights(shortQuery, shortKey))
      return right.weights(q, shortKey) * inverse * right.weights(shortQuery, k) * v
    },
  ]
}
